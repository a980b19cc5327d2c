"""TigerBeetle's official Python client under the loads of the comparison.

Usage: python driver.py     (commands and answers: see Driver.java)
"""

import asyncio
import json
import sys
import threading
import time

import tigerbeetle as tb

LEDGER = 700
CODE = 1
ACCOUNTS = 1_000
CREATED = tb.CreateTransferStatus.CREATED


def transfers(count, high, first_low):
    return [
        tb.Transfer(
            id=high << 64 | low,
            debit_account_id=low % ACCOUNTS + 1,
            credit_account_id=(low + 1) % ACCOUNTS + 1,
            amount=1,
            pending_id=0,
            user_data_128=0,
            user_data_64=0,
            user_data_32=0,
            timeout=0,
            ledger=LEDGER,
            code=CODE,
            flags=tb.TransferFlags.NONE,
            timestamp=0,
        )
        for low in range(first_low, first_low + count)
    ]


def check_created(results, count):
    if len(results) != count:
        raise RuntimeError(f"{len(results)} results of {count}")
    for i, result in enumerate(results):
        if result.status != CREATED:
            raise RuntimeError(f"transfer {i}: {result.status}")


def check_accounts(accounts, ids):
    if [account.id for account in accounts] != ids:
        raise RuntimeError(f"{ids}: other accounts")


def page_filter(timestamp_min, limit):
    return tb.QueryFilter(
        user_data_128=0,
        user_data_64=0,
        user_data_32=0,
        ledger=LEDGER,
        code=CODE,
        timestamp_min=timestamp_min,
        timestamp_max=0,
        limit=limit,
        flags=tb.QueryFilterFlags.NONE,
    )


class Load:
    def __init__(self, words):
        self.op = words["op"]
        self.calls = words["calls"]
        self.high = int(words["high"])
        self.events = int(words["events"])
        self.requests = int(words["requests"])
        self.threads = int(words["threads"])
        self.inflight = int(words["inflight"])
        self.latency_ns = [0] * self.requests
        self.rows = 0
        self.timestamp_min = 0
        self.failure = None

    def ids(self, request):
        first = request * self.events
        return [(first + i) % ACCOUNTS + 1 for i in range(self.events)]

    def page(self, rows):
        for row in rows:
            if row.timestamp < self.timestamp_min:
                raise RuntimeError(f"out of order: {row}")
            self.timestamp_min = row.timestamp + 1
        self.rows += len(rows)

    def answer(self, seconds):
        latencies = sorted(self.latency_ns)
        return {
            "seconds": seconds,
            "requests": self.requests,
            "rows": self.rows,
            "p50_us": latencies[self.requests // 2] / 1e3,
            "p99_us": latencies[self.requests * 99 // 100] / 1e3,
        }


def request(client, load, r):
    start_ns = time.perf_counter_ns()
    if load.op == "transfers":
        batch = transfers(load.events, load.high, r * load.events + 1)
        check_created(client.create_transfers(batch), load.events)
    elif load.op == "lookups":
        ids = load.ids(r)
        check_accounts(client.lookup_accounts(ids), ids)
    else:
        load.page(client.query_transfers(page_filter(load.timestamp_min, load.events)))
    load.latency_ns[r] = time.perf_counter_ns() - start_ns


def run_threads(client, load):
    def loop(t):
        try:
            for r in range(t, load.requests, load.threads):
                request(client, load, r)
        except Exception as e:  # reported by the thread that waits for this one
            load.failure = e

    threads = [threading.Thread(target=loop, args=(t,)) for t in range(load.threads)]
    start_ns = time.perf_counter_ns()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = (time.perf_counter_ns() - start_ns) / 1e9
    if load.failure is not None:
        raise load.failure
    if load.op != "pages":
        load.rows = load.requests * load.events
    return load.answer(seconds)


async def run_tasks(address, load):
    client = tb.ClientAsync(cluster_id=0, replica_addresses=address)
    await client.lookup_accounts([1])  # registers it, outside of the time that counts
    tasks = load.threads * load.inflight

    async def loop(t):
        for r in range(t, load.requests, tasks):
            start_ns = time.perf_counter_ns()
            batch = transfers(load.events, load.high, r * load.events + 1)
            check_created(await client.create_transfers(batch), load.events)
            load.latency_ns[r] = time.perf_counter_ns() - start_ns

    start_ns = time.perf_counter_ns()
    await asyncio.gather(*(loop(t) for t in range(tasks)))
    seconds = (time.perf_counter_ns() - start_ns) / 1e9
    await client.close()
    load.rows = load.requests * load.events
    return load.answer(seconds)


def fill(words):
    events, repeat = int(words["events"]), int(words["repeat"])
    total = 0
    start_ns = time.perf_counter_ns()
    for i in range(repeat):
        total += transfers(events, i, 1)[i % events].id >> 64
    ns = time.perf_counter_ns() - start_ns
    if total != repeat * (repeat - 1) // 2:
        raise RuntimeError("the transfers are not as they were filled")
    return {"fill_ns": ns / (events * repeat)}


def main():
    client = None
    address = None
    for line in sys.stdin:
        command, *rest = line.split()
        words = dict(word.split("=", 1) for word in rest if "=" in word)
        if command == "open":
            if client is not None:
                client.close()
            address = rest[0]
            client = tb.ClientSync(cluster_id=0, replica_addresses=address)
            check_accounts(client.lookup_accounts([1]), [1])
            answer = {"ready": 1}
        elif command == "load":
            load = Load(words)
            if load.calls == "async":
                answer = asyncio.run(run_tasks(address, load))
            else:
                answer = run_threads(client, load)
        elif command == "fill":
            answer = fill(words)
        else:
            raise RuntimeError(f"unknown command: {command}")
        print(json.dumps(answer), flush=True)
    if client is not None:
        client.close()


if __name__ == "__main__":
    try:
        main()
    except Exception as error:
        print(json.dumps({"error": str(error)}), flush=True)
        raise
