"""Drives TigerBeetle's official Python client and checks every answer.

Usage: python basic.py HOST:PORT EVENTS_MAX

For the releases 0.16.16 to 0.17.9: before 0.17 a creation was answered with its failures only.
"""

import concurrent.futures
import sys
import time

import tigerbeetle as tb

AMOUNT_MAX = 2**128 - 1
UNKNOWN_ID = tb.id()
TAG = UNKNOWN_ID & 0x7FFFFFFFFFFFFFFF  # marks what this run has created
checks = 0


def expect(actual, expected, what):
    global checks
    checks += 1
    if actual != expected:
        sys.exit(f"{what}: expected {expected}, got {actual}")


def statuses(results, count):
    """The names of the statuses, one an event, whichever way the release reports them."""
    if not hasattr(tb, "CreateAccountStatus"):
        names = ["CREATED"] * count
        for failure in results:
            names[failure.index] = failure.result.name
        return names
    expect(len(results), count, "results")
    # What exists already comes back with the timestamp that it has had all along.
    stamps = [result.timestamp for result in results if result.status.name != "EXISTS"]
    expect(stamps, sorted(set(stamps) - {0}), "timestamps in order")
    return [result.status.name for result in results]


def account(id, **fields):
    defaults = dict(ledger=7, code=11, user_data_64=TAG)
    return tb.Account(id=id, **(defaults | fields))


def transfer(debit, credit, amount, **fields):
    defaults = dict(id=tb.id(), ledger=7, code=21, user_data_64=TAG)
    return tb.Transfer(
        debit_account_id=debit, credit_account_id=credit, amount=amount, **(defaults | fields)
    )


def resolve(pending, amount, flag, **fields):
    return transfer(0, 0, amount, pending_id=pending.id, flags=flag, ledger=0, code=0, **fields)


def create_accounts(client, accounts, *expected):
    results = client.create_accounts(accounts)
    expect(statuses(results, len(accounts)), list(expected), "accounts")


def create(client, transfers, *expected):
    results = client.create_transfers(transfers)
    expect(statuses(results, len(transfers)), list(expected), "transfers")


def balances(client, id, *expected):
    row = client.lookup_accounts([id])[0]
    actual = (row.debits_pending, row.debits_posted, row.credits_pending, row.credits_posted)
    expect(actual, expected, "balances")


def ids(rows):
    return [row.id for row in rows]


def account_filter(id, flags, limit=100, **fields):
    defaults = dict(user_data_128=0, user_data_64=0, user_data_32=0, code=0)
    defaults |= dict(timestamp_min=0, timestamp_max=0)
    return tb.AccountFilter(account_id=id, limit=limit, flags=flags, **(defaults | fields))


def query(flags=0, limit=100, **fields):
    defaults = dict(user_data_128=0, user_data_64=TAG, user_data_32=0, ledger=0, code=0)
    defaults |= dict(timestamp_min=0, timestamp_max=0)
    flags = tb.QueryFilterFlags(flags)
    return tb.QueryFilter(limit=limit, flags=flags, **(defaults | fields))


def accounts(client):
    a, b, poor, closed = (tb.id() for _ in range(4))
    flags = tb.AccountFlags
    first = account(a, flags=flags.HISTORY, user_data_128=AMOUNT_MAX, user_data_32=3)
    create_accounts(
        client,
        [
            first,
            account(b, code=12),
            account(poor, flags=flags.DEBITS_MUST_NOT_EXCEED_CREDITS),
            account(closed, flags=flags.CLOSED),
        ],
        *["CREATED"] * 4,
    )
    both = flags.DEBITS_MUST_NOT_EXCEED_CREDITS | flags.CREDITS_MUST_NOT_EXCEED_DEBITS
    create_accounts(
        client,
        [
            first,
            account(b, code=13),
            account(0),
            account(AMOUNT_MAX),
            account(tb.id(), ledger=0),
            account(tb.id(), code=0),
            account(tb.id(), flags=both),
        ],
        "EXISTS",
        "EXISTS_WITH_DIFFERENT_CODE",
        "ID_MUST_NOT_BE_ZERO",
        "ID_MUST_NOT_BE_INT_MAX",
        "LEDGER_MUST_NOT_BE_ZERO",
        "CODE_MUST_NOT_BE_ZERO",
        "FLAGS_ARE_MUTUALLY_EXCLUSIVE",
    )
    found = client.lookup_accounts([b, UNKNOWN_ID, a])
    expect(ids(found), [b, a], "the accounts that exist")
    expect(found[1].user_data_128, AMOUNT_MAX, "user_data_128")
    expect((found[1].user_data_64, found[1].user_data_32), (TAG, 3), "user data")
    expect((found[1].ledger, found[1].code), (7, 11), "ledger and code")
    expect(found[1].flags, flags.HISTORY, "flags")
    expect(found[1].timestamp < found[0].timestamp, True, "timestamps")
    return a, b, poor, closed


def simple(client, a, b, poor, closed):
    first = transfer(a, b, 100, user_data_32=9)
    changed = transfer(a, b, 101, id=first.id)
    create(client, [first, first, changed], "CREATED", "EXISTS", "EXISTS_WITH_DIFFERENT_AMOUNT")
    nowhere = transfer(a, UNKNOWN_ID, 1)
    create(
        client,
        [
            transfer(a, a, 1),
            nowhere,
            transfer(poor, b, 1),
            transfer(a, closed, 1),
            transfer(a, b, 1, ledger=8),
            transfer(a, b, 1, id=0),
        ],
        "ACCOUNTS_MUST_BE_DIFFERENT",
        "CREDIT_ACCOUNT_NOT_FOUND",
        "EXCEEDS_CREDITS",
        "CREDIT_ACCOUNT_ALREADY_CLOSED",
        "TRANSFER_MUST_HAVE_THE_SAME_LEDGER_AS_ACCOUNTS",
        "ID_MUST_NOT_BE_ZERO",
    )
    create(client, [nowhere], "ID_ALREADY_FAILED")
    found = client.lookup_transfers([UNKNOWN_ID, first.id])
    expect(ids(found), [first.id], "the transfer that exists")
    expect((found[0].debit_account_id, found[0].credit_account_id), (a, b), "accounts of it")
    expect((found[0].amount, found[0].user_data_32), (100, 9), "amount and user data")
    balances(client, a, 0, 100, 0, 0)
    return [first.id]


def two_phase(client, a, b):
    flags = tb.TransferFlags
    pending = [transfer(a, b, amount, flags=flags.PENDING) for amount in (50, 40, 30)]
    create(client, pending, *["CREATED"] * 3)
    balances(client, a, 120, 100, 0, 0)
    part = resolve(pending[0], 20, flags.POST_PENDING_TRANSFER)
    create(client, [part], "CREATED")
    balances(client, a, 70, 120, 0, 0)
    void = resolve(pending[1], 0, flags.VOID_PENDING_TRANSFER)
    whole = resolve(pending[2], AMOUNT_MAX, flags.POST_PENDING_TRANSFER)
    create(client, [void, whole], "CREATED", "CREATED")
    balances(client, b, 0, 0, 0, 150)
    missing = resolve(pending[0], 0, flags.VOID_PENDING_TRANSFER, id=tb.id())
    missing.pending_id = UNKNOWN_ID
    create(
        client,
        [
            resolve(pending[0], 1, flags.POST_PENDING_TRANSFER),
            resolve(pending[1], 0, flags.VOID_PENDING_TRANSFER),
            missing,
        ],
        "PENDING_TRANSFER_ALREADY_POSTED",
        "PENDING_TRANSFER_ALREADY_VOIDED",
        "PENDING_TRANSFER_NOT_FOUND",
    )
    found = client.lookup_transfers([part.id, void.id, whole.id])
    expect([row.amount for row in found], [20, 40, 30], "amounts posted and voided")
    return ids(pending) + [part.id, void.id, whole.id]


def linked(client, a, b):
    link = tb.TransferFlags.LINKED
    broken = [transfer(a, b, 1, flags=link), transfer(a, b, 2, flags=link), transfer(a, a, 3)]
    create(
        client, broken, "LINKED_EVENT_FAILED", "LINKED_EVENT_FAILED", "ACCOUNTS_MUST_BE_DIFFERENT"
    )
    expect(client.lookup_transfers(ids(broken)), [], "nothing of a broken chain")
    create(
        client,
        [transfer(a, b, 1, flags=link), transfer(a, b, 1, flags=link)],
        "LINKED_EVENT_FAILED",
        "LINKED_EVENT_CHAIN_OPEN",
    )
    whole = [transfer(a, b, 1, flags=link), transfer(b, a, 2)]
    create(client, whole, "CREATED", "CREATED")
    balances(client, a, 0, 151, 0, 2)
    return ids(whole)


def account_transfers(client, a, b, poor, all_ids):
    sides = tb.AccountFilterFlags.DEBITS | tb.AccountFilterFlags.CREDITS
    rows = client.get_account_transfers(account_filter(a, sides))
    expect(ids(rows), all_ids, "transfers of the account")
    reverse = sides | tb.AccountFilterFlags.REVERSED
    latest = client.get_account_transfers(account_filter(a, reverse, limit=2))
    expect(ids(latest), all_ids[:-3:-1], "the last transfers")
    credits = account_filter(a, tb.AccountFilterFlags.CREDITS)
    expect(ids(client.get_account_transfers(credits)), all_ids[-1:], "credits")
    begin, end = rows[1].timestamp, rows[3].timestamp
    between = account_filter(a, sides, timestamp_min=begin, timestamp_max=end)
    expect(ids(client.get_account_transfers(between)), all_ids[1:4], "transfers of a time")
    expect(client.get_account_transfers(account_filter(a, sides, limit=0)), [], "no limit")
    expect(client.get_account_transfers(account_filter(poor, sides)), [], "no transfers")

    history = client.get_account_balances(account_filter(a, sides))
    stamps = [row.timestamp for row in history]
    expect(stamps, [row.timestamp for row in rows], "balances after each transfer")
    expect((history[0].debits_posted, history[0].debits_pending), (100, 0), "first balance")
    expect((history[-1].debits_posted, history[-1].credits_posted), (151, 2), "last balance")
    expect(client.get_account_balances(account_filter(b, sides)), [], "no history")


def queries(client, account_ids, all_ids):
    expect(ids(client.query_accounts(query())), list(account_ids), "accounts by user data")
    reverse = query(tb.QueryFilterFlags.REVERSED, limit=1)
    expect(ids(client.query_accounts(reverse)), [account_ids[3]], "the last account")
    expect(ids(client.query_accounts(query(code=12, ledger=7))), [account_ids[1]], "by code")
    expect(client.query_accounts(query(ledger=8)), [], "accounts of another ledger")
    expect(ids(client.query_transfers(query())), all_ids, "transfers by user data")
    expect(ids(client.query_transfers(query(user_data_32=9))), all_ids[:1], "by two user data")
    expect(client.query_transfers(query(limit=0)), [], "no limit")


def many(client, a, b, events_max):
    """As many as one message holds, then requests that the client packs into one message."""
    batch = [transfer(a, b, 1, user_data_64=TAG + 1) for _ in range(events_max)]
    create(client, batch, *["CREATED"] * events_max)
    found = client.query_transfers(query(user_data_64=TAG + 1, limit=events_max))
    expect(ids(found), ids(batch), "all of the batch")

    def one(number):
        fitting = transfer(a, b, 1, user_data_64=TAG + 2, code=number)
        return statuses(client.create_transfers([fitting, transfer(a, a, 1)]), 2)

    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(one, range(1, 101)))
    expect(answers, [["CREATED", "ACCOUNTS_MUST_BE_DIFFERENT"]] * 100, "packed requests")
    codes = [row.code for row in client.query_transfers(query(user_data_64=TAG + 2))]
    expect(sorted(codes), list(range(1, 101)), "codes of the packed requests")


def expiry(client, b, poor):
    create(client, [transfer(b, poor, 5, timeout=1, flags=tb.TransferFlags.PENDING)], "CREATED")
    deadline = time.monotonic() + 10
    while client.lookup_accounts([poor])[0].credits_pending and time.monotonic() < deadline:
        time.sleep(0.02)
    balances(client, poor, 0, 0, 0, 0)


def main(address, events_max):
    with tb.ClientSync(cluster_id=0, replica_addresses=address) as client:
        a, b, poor, closed = accounts(client)
        all_ids = simple(client, a, b, poor, closed)
        all_ids += two_phase(client, a, b)
        all_ids += linked(client, a, b)
        account_transfers(client, a, b, poor, all_ids)
        queries(client, (a, b, poor, closed), all_ids)
        many(client, a, b, events_max)
        expiry(client, b, poor)
    print(f"ok {checks} checks")


main(sys.argv[1], int(sys.argv[2]))
