package tigerbeetle.panama.property;

import java.util.List;
import java.util.StringJoiner;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** A trace as Java, to be read and to be copied into a test. */
final class TraceText {

    private static final String INDENT = "    ";
    private static final int STEPS_SHOWN_MAX = 60;

    private TraceText() {}

    static String of(Trace trace) {
        List<Trace.Entry> shown =
                trace.entries().stream().filter(it -> !it.isCheck() || !it.isAsExpected()).toList();
        int skipped = Math.max(0, shown.size() - STEPS_SHOWN_MAX);
        StringBuilder text = new StringBuilder();
        if (skipped > 0) {
            text.append(INDENT).append("// ").append(skipped).append(" steps before\n");
        }
        shown.stream().skip(skipped).forEach(it -> text.append(of(it)));
        return text.toString();
    }

    private static String of(Trace.Entry entry) {
        return switch (entry.step()) {
            case Step.CreateAccounts it ->
                    events(
                            "createAccounts",
                            it.accounts().stream().map(TraceText::of).toList(),
                            entry);
            case Step.CreateTransfers it ->
                    events(
                            "createTransfers",
                            it.transfers().stream().map(TraceText::of).toList(),
                            entry);
            case Step.LookupAccounts it -> call("lookupAccounts", ids(it.ids()), entry);
            case Step.LookupTransfers it -> call("lookupTransfers", ids(it.ids()), entry);
            case Step.GetAccountTransfers it -> call("getAccountTransfers", of(it.filter()), entry);
            case Step.GetAccountBalances it -> call("getAccountBalances", of(it.filter()), entry);
            case Step.QueryAccounts it -> call("queryAccounts", of(it.filter()), entry);
            case Step.QueryTransfers it -> call("queryTransfers", of(it.filter()), entry);
            case Step.Sleep it ->
                    INDENT + "clock.advance(Duration.ofNanos(" + it.time().toNanos() + "));\n";
            case Step.ReopenClient it -> INDENT + "client.close(); // and another one is opened\n";
            case Step.RestartServer it -> INDENT + "server.restart(" + it.keepSessions() + ");\n";
        };
    }

    private static String events(String method, List<String> events, Trace.Entry entry) {
        StringBuilder text = new StringBuilder(INDENT + "client." + method + "(List.of(\n");
        for (int i = 0; i < events.size(); i++) {
            String end = i < events.size() - 1 ? "," : "));";
            text.append(INDENT.repeat(2)).append(events.get(i)).append(end);
            String expected = result(entry.expected(), i);
            String actual = result(entry.actual(), i);
            text.append(" // ").append(expected);
            if (!actual.equals(expected)) {
                text.append(", but here: ").append(actual);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String result(List<?> results, int i) {
        if (i >= results.size()) {
            return "nothing";
        }
        return results.get(i) instanceof CreateResult it
                ? it.status() + " " + Long.toUnsignedString(it.timestamp())
                : String.valueOf(results.get(i));
    }

    private static String call(String method, String argument, Trace.Entry entry) {
        String call = INDENT + "client." + method + "(" + argument + ");";
        if (entry.isAsExpected()) {
            return call + " // " + entry.actual().size() + " results\n";
        }
        StringBuilder text = new StringBuilder(call + "\n");
        entry.expected().forEach(it -> text.append(INDENT + "// expected " + it + "\n"));
        entry.actual().forEach(it -> text.append(INDENT + "// but here " + it + "\n"));
        return text.toString();
    }

    private static String ids(List<UInt128> ids) {
        StringJoiner text = new StringJoiner(", ", "List.of(", ")");
        ids.forEach(id -> text.add(number(id)));
        return text.toString();
    }

    private static String of(Account account) {
        return new Builder("Account")
                .add("id", account.id())
                .add("debitsPending", account.debitsPending())
                .add("debitsPosted", account.debitsPosted())
                .add("creditsPending", account.creditsPending())
                .add("creditsPosted", account.creditsPosted())
                .add("userData128", account.userData128())
                .add("userData64", account.userData64())
                .add("userData32", account.userData32())
                .add("ledger", account.ledger())
                .add("code", account.code())
                .addFlags("AccountFlags", account.flags().isEmpty(), account.flags().toString())
                .add("timestamp", account.timestamp())
                .toString();
    }

    private static String of(Transfer transfer) {
        return new Builder("Transfer")
                .add("id", transfer.id())
                .add("debitAccountId", transfer.debitAccountId())
                .add("creditAccountId", transfer.creditAccountId())
                .add("amount", transfer.amount())
                .add("pendingId", transfer.pendingId())
                .add("userData128", transfer.userData128())
                .add("userData64", transfer.userData64())
                .add("userData32", transfer.userData32())
                .add("timeout", transfer.timeout())
                .add("ledger", transfer.ledger())
                .add("code", transfer.code())
                .addFlags("TransferFlags", transfer.flags().isEmpty(), transfer.flags().toString())
                .add("timestamp", transfer.timestamp())
                .toString();
    }

    private static String of(AccountFilter filter) {
        return new Builder("AccountFilter")
                .add("accountId", filter.accountId())
                .add("userData128", filter.userData128())
                .add("userData64", filter.userData64())
                .add("userData32", filter.userData32())
                .add("code", filter.code())
                .add("timestampMin", filter.timestampMin())
                .add("timestampMax", filter.timestampMax())
                .add("limit", filter.limit())
                .addUnless(filter.debits(), "debits(false)")
                .addUnless(filter.credits(), "credits(false)")
                .addUnless(!filter.reversed(), "reversed(true)")
                .toString();
    }

    private static String of(QueryFilter filter) {
        return new Builder("QueryFilter")
                .add("userData128", filter.userData128())
                .add("userData64", filter.userData64())
                .add("userData32", filter.userData32())
                .add("ledger", filter.ledger())
                .add("code", filter.code())
                .add("timestampMin", filter.timestampMin())
                .add("timestampMax", filter.timestampMax())
                .add("limit", filter.limit())
                .addUnless(!filter.reversed(), "reversed(true)")
                .toString();
    }

    private static String number(UInt128 value) {
        boolean isLong = value.high() == 0 && value.low() >= 0;
        return isLong ? "UInt128.of(" + value + ")" : "UInt128.parse(\"" + value + "\")";
    }

    /** The calls of a builder, without those that would set nothing. */
    private static final class Builder {

        private final StringBuilder text;

        Builder(String type) {
            text = new StringBuilder(type).append(".builder()");
        }

        Builder add(String name, UInt128 value) {
            return value.isZero() ? this : call(name, number(value));
        }

        Builder add(String name, long value) {
            return value == 0 ? this : call(name, value + (value == (int) value ? "" : "L"));
        }

        Builder addFlags(String type, boolean areNone, String names) {
            return areNone
                    ? this
                    : call("flags", type + "." + names.replace("|", ", " + type + "."));
        }

        Builder addUnless(boolean isDefault, String call) {
            if (!isDefault) {
                text.append('.').append(call);
            }
            return this;
        }

        private Builder call(String name, String argument) {
            text.append('.').append(name).append('(').append(argument).append(')');
            return this;
        }

        @Override
        public String toString() {
            return text + ".build()";
        }
    }
}
