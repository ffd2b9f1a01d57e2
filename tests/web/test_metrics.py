"""/metrics tells what waits, since when, and what came of it, in Prometheus' own format."""

from prometheus_client.parser import text_string_to_metric_families

from docflow.schema.states import Step
from tests.web import scene
from tests.web.conftest import House
from tests.workers.ledger import ScriptedLedger
from workers import post


def measured(house: House) -> dict[str, float]:
    reply = house.program("read").get("/metrics")
    assert reply.headers["content-type"].startswith("text/plain")
    found = {}
    for family in text_string_to_metric_families(reply.text):
        for sample in family.samples:
            labels = ",".join(sample.labels.values())
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


def test_an_empty_house_is_all_noughts(house: House) -> None:
    found = measured(house)
    assert found["docflow_tasks_open"] == 0
    assert found["docflow_documents{received}"] == 0
    assert found["docflow_cash{wrong}"] == 0


def test_what_waits_ages_and_what_is_booked_took_its_time(house: House) -> None:
    document = house.arrive()
    with house.store.begin() as tx:
        tx.tasks.add(Step.READ, document.id)
    house.clock.advance(seconds=90)
    found = measured(house)
    assert (found["docflow_tasks_open"], found["docflow_task_oldest_seconds"]) == (1, 90)
    assert found["docflow_posting_oldest_seconds{beancount}"] == 90
    with house.store.read() as tx:
        posting_id = tx.postings.of_document(document.id)[0].posting_id
    post.deliver(house.store, {"beancount": ScriptedLedger("beancount")}, posting_id, "w1", scene.POLICY)
    found = measured(house)
    assert found["docflow_postings{beancount,verified}"] == 1
    took = [found[f"docflow_posting_seconds_{what}{{beancount}}"] for what in ("count", "sum")]
    assert took == [1, 90]
    assert "docflow_posting_oldest_seconds{beancount}" not in found
    assert found["docflow_documents{posted}"] == 1


def test_a_webhook_in_trouble_shows(house: House) -> None:
    with house.store.begin() as tx:
        tx.subscriptions.add("erp", "https://example.com/", ["*"], "whsec_x", 0)
    assert measured(house)["docflow_webhook_dead_letters{erp}"] == 0
