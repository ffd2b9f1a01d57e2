"""A hostile mail looked at in a browser: nothing runs, nothing is fetched, nobody is told (PROMISES: A30, A31)."""

import datetime as dt
from email.message import EmailMessage

import pytest
from playwright.sync_api import Request, expect

from docflow import intake
from tests.attacks.test_files_carriers import canary
from tests.browser.conftest import Site
from tests.web import scene
from tests.web.test_escaping import CORPUS
from workers import steps
from workers.sandbox import InProcess
from workers.workshop import Workshop

pytestmark = pytest.mark.browser

TRACKERS = """
<base href="{at}/base/"><meta http-equiv="refresh" content="0;url={at}/refresh">
<link rel="stylesheet" href="{at}/sheet.css"><link rel="preload" as="image" href="{at}/preload.png">
<style>@import '{at}/import.css'; body {{ background: url({at}/body.png) }}
@font-face {{ font-family: x; src: url({at}/f) }}
p {{ font-family: x }}</style>
<img src="{at}/pixel.gif" width="1" height="1"><img srcset="{at}/set.png 1x">
<picture><source srcset="{at}/source.png"></picture>
<div style="background-image: url('{at}/style.png')">x</div><table background="{at}/table.png"><tr><td>x</table>
<video poster="{at}/poster.png" src="{at}/v.mp4" autoplay></video><audio src="{at}/a.mp3" autoplay></audio>
<iframe src="{at}/frame"></iframe><object data="{at}/object"></object><embed src="{at}/embed">
<svg><image href="{at}/svg.png"/><use href="{at}/use.svg#x"/></svg><input type="image" src="{at}/input.png">
<form action="{at}/form" id="f"><input name="x" autofocus onfocus="f.submit()"></form>
<a href="{at}/ping" ping="{at}/pinged">Invoice INV-20418</a><script src="{at}/script.js"></script>
<script>alert(1); fetch("{at}/fetched")</script><img src=x onerror="alert(1); location='{at}/error'">
"""


def _mail(address: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ap@harrowfinch.example", "ar@us.example", "Remittance"
    mail.set_content("See the HTML.")
    text = "".join(f"<p>{one}</p>" for one in CORPUS)
    advice = "<p>Payment reference BACS 77, total GBP 12.00</p>"
    mail.add_alternative(f"<html><body>{TRACKERS.format(at=address)}{advice}{text}</body></html>", subtype="html")
    return mail.as_bytes()


def test_the_mails_own_text_fetches_nothing_and_runs_nothing(site: Site) -> None:
    house = site.house
    shop = Workshop(house.store, house.files, InProcess(), scene.POLICY, {}, "t", dt.timedelta(minutes=1))  # type: ignore[arg-type]
    with canary() as (address, asked):
        task = intake.receive_file(house.store, house.files, "m.eml", _mail(address)).task
        waiting = [task] if task else []
        while waiting:
            waiting += steps.perform(shop, waiting.pop())
        with house.store.read() as tx:
            (document,) = tx.documents.list()
        site.sign_in()
        loaded: list[str] = []

        def note(request: Request) -> None:
            loaded.extend([request.url] if "/letter" in request.url else [])

        site.page.on("request", note)
        site.page.goto(f"{site.address}/documents/{document.id}")
        site.page.locator("#tab-mail").click()
        expect(site.page.frame_locator("iframe#letter").locator("body")).to_contain_text("BACS 77")
        assert site.page.locator("iframe#letter").get_attribute("sandbox") == ""
        assert len(loaded) == 1, "the letter is loaded once, at the place of the field"
        site.page.goto(f"{site.address}/mails/{document.mail_id}")
        site.page.wait_for_timeout(300)
        assert asked == []
        assert site.watch.dialogs == [] and site.watch.strangers == []
