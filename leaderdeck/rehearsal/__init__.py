"""A talk while it is held or rehearsed: its clock, how long each slide took, one's own pace, what may be cut."""

from leaderdeck.rehearsal.running_talk import RunningTalk, plan_for

__all__ = ["RunningTalk", "plan_for"]
