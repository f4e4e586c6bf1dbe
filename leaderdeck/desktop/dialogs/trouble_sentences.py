"""What went wrong, in one sentence for the person who asked."""

from __future__ import annotations

from errno import EACCES, EBUSY, EDQUOT, EISDIR, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS, ESTALE, ETIMEDOUT

from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import Sentence, say

_REASONS: dict[int, Sentence] = {
    ENOENT: say("den finnes ikke"),
    ENOTDIR: say("den finnes ikke"),
    EISDIR: say("den er en mappe"),
    EACCES: say("du har ikke tilgang"),
    EPERM: say("du har ikke tilgang"),
    EROFS: say("den kan bare leses"),
    ENOSPC: say("disken er full"),
    EDQUOT: say("disken er full"),
    EBUSY: say("den er åpen et annet sted"),
    ETIMEDOUT: say("disken eller nettverket svarer ikke"),
    ESTALE: say("disken eller nettverket svarer ikke"),
}


def trouble_sentence(problem: LeaderDeckError | OSError) -> Sentence:
    """The problem's own sentence, or one made of what the system says about a file."""
    if isinstance(problem, LeaderDeckError):
        return problem.sentence
    reason = _REASONS.get(problem.errno or 0) or problem.strerror or type(problem).__name__
    if problem.filename is None:
        return say("Det gikk ikke: {reason}.", reason=reason)
    return say("Kommer ikke til {file}: {reason}.", file=problem.filename, reason=reason)
