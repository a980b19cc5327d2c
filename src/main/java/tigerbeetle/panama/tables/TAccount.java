package tigerbeetle.panama.tables;

import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** One account, drawn as a T. */
final class TAccount {

    private final Cells cells;
    private final Account account;
    private final List<Transfer> transfers;
    private final Grid grid;

    TAccount(Cells cells, Account account, List<Transfer> transfers) {
        this.cells = cells;
        this.account = account;
        this.transfers = transfers;
        this.grid =
                new Grid(
                        List.of(
                                new Grid.Column("timestamp", Grid.Kind.TEXT),
                                new Grid.Column("transfer", Grid.Kind.NUMBER),
                                // Without transfers, there is nothing but labels below it.
                                new Grid.Column(
                                        transfers.isEmpty() ? "" : "account", Grid.Kind.NUMBER),
                                new Grid.Column("debit", Grid.Kind.NUMBER),
                                new Grid.Column("credit", Grid.Kind.RIGHT_SIDE),
                                new Grid.Column("flags", Grid.Kind.TEXT)));
    }

    String draw() {
        int index = 0;
        for (Transfer transfer : transfers) {
            addTransfer(index++, transfer);
        }
        grid.addRule();
        addSum("posted", amount(account.debitsPosted()), amount(account.creditsPosted()));
        addSum("pending", amount(account.debitsPending()), amount(account.creditsPending()));
        addBalance();
        return title() + "\n\n" + grid.draw();
    }

    private String title() {
        StringBuilder title = new StringBuilder("account ").append(id(account.id()));
        title.append(", ledger ").append(account.ledger());
        String unit = cells.unit(account.ledger());
        if (!unit.isEmpty()) {
            title.append(" (").append(unit).append(')');
        }
        title.append(", code ").append(account.code());
        if (!account.flags().isEmpty()) {
            title.append(", ").append(account.flags());
        }
        return title.toString();
    }

    private void addTransfer(int index, Transfer transfer) {
        boolean debit = transfer.debitAccountId().equals(account.id());
        boolean credit = transfer.creditAccountId().equals(account.id());
        if (!debit && !credit) {
            throw new IllegalArgumentException(
                    "transfers[%d]: the transfer %s neither debits nor credits the account %s"
                            .formatted(index, transfer.id(), account.id()));
        }
        String amount = amount(transfer.amount());
        grid.add(
                List.of(
                        Cells.timestamp(transfer.timestamp()),
                        id(transfer.id()),
                        id(debit ? transfer.creditAccountId() : transfer.debitAccountId()),
                        debit ? amount : "",
                        credit ? amount : "",
                        Cells.flags(transfer.flags())));
    }

    private void addSum(String name, String debit, String credit) {
        grid.add(List.of("", "", name, debit, credit, ""));
    }

    private void addBalance() {
        UInt128 debits = account.debitsPosted();
        UInt128 credits = account.creditsPosted();
        int order = debits.compareTo(credits);
        addSum(
                "balance",
                order < 0 ? "" : amount(debits.minus(credits)),
                order > 0 ? "" : amount(credits.minus(debits)));
    }

    private String id(UInt128 id) {
        return cells.ids().format(id);
    }

    private String amount(UInt128 amount) {
        return cells.amount(account.ledger(), amount);
    }
}
