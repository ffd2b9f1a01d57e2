"""The evidence of a posting proves itself, and nothing in it can be changed unseen."""

import datetime as dt
import json
from dataclasses import dataclass
from hashlib import sha256

import pytest

from docflow.errors import BadInput
from docflow.files.anchors import Anchors
from docflow.files.bundle import packed, unpacked
from docflow.rules.chain import digest_of, hash_after
from docflow.rules.evidence import NEEDED, look
from docflow.schema.evidence import CHAIN, MANIFEST, POSTING, Manifest
from docflow.schema.trail import Anchor, Link
from tests.web import scene
from tests.web.conftest import House
from tests.workers.ledger import ScriptedLedger
from workers import post
from workers.anchor import anchor_due

END = Anchor(tenant="main", seq=1, hash="0" * 64, at=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
Bundle = dict[str, bytes]


@dataclass
class Case:
    """A posting that is in the ledger, and the evidence of it."""

    house: House
    posting_id: str
    bundle: Bundle
    anchors: list[Anchor]


@pytest.fixture
def case(house: House) -> Case:
    other = house.arrive(payer="Somebody Else Ltd", reference="OTHER-1")
    document = house.arrive()
    with house.store.read() as tx:
        posting_id = tx.postings.of_document(document.id)[0].posting_id
    books = ScriptedLedger("beancount")
    post.deliver(house.store, {"beancount": books}, posting_id, "w1", scene.POLICY)
    with house.store.begin() as tx:
        tx.audit.append("docflow", "noted", other.id, {"secret": "of somebody else"})
        tx.audit.append("docflow", "seen", document.id)
    reply = house.program("read").get(f"/v1/postings/{posting_id}/evidence")
    assert reply.status_code == 200, reply.text
    noted: Anchors = house.app.state.deps.anchors
    return Case(house, posting_id, unpacked(reply.content), noted.all("main"))


def test_the_bundle_proves_paper_record_decision_posting_and_answer(case: Case) -> None:
    found = look(case.bundle, case.anchors)
    assert (found.posting_id, found.problems, found.open) == (case.posting_id, (), ())
    words = " ".join(found.proven)
    for what in ("The posting", "The paper when it came", "The record", "approve by", "answer of beancount", "was so"):
        assert what in words
    assert case.bundle["original"].startswith(b"%PDF")
    assert case.bundle["pages/1.webp"]
    assert json.loads(case.bundle["answers.json"])[0]["said"]["external_ref"] == f"E-{case.posting_id}"


def test_it_tells_nothing_of_others(case: Case) -> None:
    chain = case.bundle[CHAIN].decode()
    assert "secret" not in chain
    assert "Somebody" not in chain
    assert any('"entry"' not in line for line in chain.splitlines())


def test_without_a_noted_head_it_says_what_to_compare(case: Case) -> None:
    found = look(case.bundle)
    assert found.problems == ()
    assert case.anchors[-1].hash in found.open[0]


def test_a_changed_byte_of_any_file_shows(case: Case) -> None:
    for name, data in case.bundle.items():
        changed = bytes([*data[:-3], data[-3] ^ 1, *data[-2:]])
        found = look({**case.bundle, name: changed}, case.anchors)
        assert found.problems, name
        assert found.proven == ()
    for name in case.bundle:
        assert look({key: data for key, data in case.bundle.items() if key != name}, case.anchors).problems, name
    assert look({**case.bundle, "more.txt": b""}, case.anchors).problems == ("more.txt was added.",)


def _sealed(bundle: Bundle, **manifest: object) -> Bundle:
    """With a manifest that fits, as a forger would make it."""
    told = json.loads(bundle[MANIFEST]) | manifest
    told["files"] = {name: sha256(data).hexdigest() for name, data in bundle.items() if name != MANIFEST}
    return {**bundle, MANIFEST: json.dumps(told).encode()}


def test_a_file_that_was_changed_is_named_even_where_it_cannot_be_read_any_more(case: Case) -> None:
    """A byte of the original was told as "no bundle of evidence: it cannot be read"."""
    for name in case.bundle.keys() - {"manifest.json"}:
        changed = look({**case.bundle, name: case.bundle[name][:-1] + b"~"}, case.anchors)
        assert f"{name} was changed." in changed.problems, (name, changed.problems)
        assert changed.posting_id


def test_a_forger_who_makes_the_manifest_fit_is_found_by_the_trail(case: Case) -> None:
    forged = case.bundle[POSTING].replace(b'"4180.00"', b'"4181.00"')
    assert forged != case.bundle[POSTING]
    (problem,) = look(_sealed({**case.bundle, POSTING: forged}), case.anchors).problems
    assert problem == "The posting, which names the paper by its sha256: no entry of the audit trail says so."


def test_a_forger_who_makes_the_whole_trail_anew_is_found_by_the_noted_head(case: Case) -> None:
    forged = case.bundle[POSTING].replace(b'"4180.00"', b'"4181.00"')
    told = (sha256(case.bundle[POSTING]).hexdigest(), sha256(forged).hexdigest())
    links, running = [], json.loads(case.bundle[MANIFEST])["before"]
    for line in case.bundle[CHAIN].splitlines():
        link = Link.model_validate_json(line)
        if link.entry is not None:
            entry = link.entry.model_copy(update={"body": link.entry.body.replace(*told)})
            link = Link(seq=link.seq, digest=digest_of(entry), entry=entry)
        links.append(link)
        running = hash_after(running, link)
    chain = "\n".join(link.model_dump_json() for link in links).encode()
    end = {**json.loads(case.bundle[MANIFEST])["end"], "hash": running}
    bundle = _sealed({**case.bundle, POSTING: forged, CHAIN: chain}, end=end)
    assert look(bundle).problems == (), "nothing but a note from outside can tell"
    (problem,) = look(bundle, case.anchors).problems
    assert problem == f"A head noted elsewhere is another at entry {end['seq']}."


def test_evidence_ends_at_the_first_head_noted_after_it(case: Case) -> None:
    client = case.house.program("read")
    for _ in range(3):
        with case.house.store.begin() as tx:
            tx.audit.append("docflow", "noted", "another matter")
    again = unpacked(client.get(f"/v1/postings/{case.posting_id}/evidence").content)
    assert json.loads(again[MANIFEST])["end"]["seq"] == case.anchors[-1].seq
    assert again == case.bundle, "made twice it is the same"


def test_an_unknown_posting_has_no_evidence(case: Case) -> None:
    assert case.house.program("read").get("/v1/postings/dfp_unknown/evidence").status_code == 404


def test_heads_are_noted_once_a_day_and_only_where_they_moved(case: Case) -> None:
    house, anchors = case.house, case.house.app.state.deps.anchors
    assert anchor_due(house.store, anchors) is None
    with house.store.begin() as tx:
        tx.audit.append("docflow", "noted", "another matter")
    assert anchor_due(house.store, anchors) is None, "not a day since"
    house.clock.advance(days=1)
    noted = anchor_due(house.store, anchors)
    assert noted is not None
    house.clock.advance(days=1)
    assert anchor_due(house.store, anchors) is None, "nothing happened"
    with house.store.read() as tx:
        assert tx.audit.anchor().hash == noted.hash
        assert tx.audit.verify(anchors.all("main")) == []


@pytest.mark.parametrize("junk", [b"", b"PK\x05\x06", b"no zip", packed({})[:-4], packed({"a": b"x" * 99})[:60]])
def test_what_is_no_zip_is_told(junk: bytes) -> None:
    with pytest.raises(BadInput, match="zip"):
        unpacked(junk)


@pytest.mark.parametrize("junk", [b"", b"[]", b"{}", b"[1]", b'{"a": 1}', b"\xff"])
def test_junk_in_a_bundle_proves_nothing(junk: bytes) -> None:
    empty = Manifest(
        posting_id="p", document_id="d", name="n", tenant="main", files={}, before="", last_told=1, end=END
    )
    bundle = dict.fromkeys(NEEDED, b"[]") | {MANIFEST: empty.model_dump_json().encode()}
    for name in bundle:
        assert look({**bundle, name: junk}, [END]).problems, name
