"""The windows: write, see, arrange and save; one owner of the text, panes that paint what they get."""
