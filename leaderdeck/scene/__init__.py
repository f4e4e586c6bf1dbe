"""Where everything stands on each slide; the painter and the PowerPoint writer read the same scene."""
