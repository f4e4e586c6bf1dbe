"""Pages looked at by axe-core in a real browser, without a driver: one start of Chromium walks through all of them."""

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
STEP = """
addEventListener("load", () => axe.run(document).then(result => {
  const found = result.violations.map(one => one.id + ": " + one.nodes[0].html.slice(0, 120));
  const told = JSON.parse(decodeURIComponent(location.hash.slice(1) || "%5B%5D"));
  const seen = document.querySelector("main").innerText.length;
  told.push({page: PAGE, violations: found, passes: result.passes.length, letters: seen});
  if (NEXT) location.href = NEXT + "#" + encodeURIComponent(JSON.stringify(told));
  else { document.body.innerHTML = ""; const end = document.createElement("pre"); end.id = "verdict";
         end.textContent = encodeURIComponent(JSON.stringify(told)); document.body.append(end); }
}));
"""


def axe_and_browser() -> tuple[Path, str]:
    """Where axe-core and Chromium are; skips with the reason where one of them is not."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    named = os.environ.get("AXE_CORE", str(ROOT / ".ci" / "validator" / "node_modules" / "axe-core" / "axe.min.js"))
    if not Path(named).is_file():
        pytest.skip("axe-core is not installed (npm, axe-core 4.11.0; AXE_CORE names its axe.min.js)")
    return Path(named), browser


def look_at(pages: list[Path], folder: Path, axe: Path, browser: str) -> list[dict]:
    """What axe finds on each page, in order. The pages are copied to `folder`, with axe beside them."""
    shutil.copy(axe, folder / "axe.min.js")
    copies = [folder / f"{number:03}.html" for number in range(len(pages))]
    for number, (page, copy) in enumerate(zip(pages, copies, strict=True)):
        following = copies[number + 1].name if number + 1 < len(copies) else ""
        step = STEP.replace("PAGE", json.dumps(page.name)).replace("NEXT", json.dumps(following))
        script = f'<script src="axe.min.js"></script><script>{step}</script>'
        copy.write_text(POLICY.sub("", page.read_text("utf-8")).replace("</head>", f"{script}</head>"), "utf-8")
    call = [browser, "--headless", "--disable-gpu", "--no-sandbox", "--disable-background-networking",
            f"--user-data-dir={folder / 'browser'}", "--virtual-time-budget=600000", "--dump-dom",
            copies[0].as_uri()]  # fmt: skip
    done = subprocess.run(call, capture_output=True, text=True, timeout=300, check=True)
    verdict = re.search(r'<pre id="verdict">(.*?)</pre>', done.stdout, re.DOTALL)
    assert verdict, f"the browser came to no end: {done.stderr[-600:]}"
    return json.loads(unquote(unescape(verdict[1])))
