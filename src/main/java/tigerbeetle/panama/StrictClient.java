package tigerbeetle.panama;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A client that sends no events of which it is certain that they fail. It is the outermost of all
 * views of its client, so that a list is checked as a whole before a part of it is sent.
 */
final class StrictClient extends ClientView {

    StrictClient(Client client) {
        super(client);
    }

    @Override
    Client over(Client client) {
        return new StrictClient(client);
    }

    @Override
    public CreateResults<CreateAccountResult> createAccounts(List<Account> accounts) {
        return super.createAccounts(checkedAccounts(accounts));
    }

    @Override
    public CreateResults<CreateTransferResult> createTransfers(List<Transfer> transfers) {
        return super.createTransfers(checkedTransfers(transfers));
    }

    @Override
    public CompletableFuture<CreateResults<CreateAccountResult>> createAccountsAsync(
            List<Account> accounts) {
        return super.createAccountsAsync(checkedAccounts(accounts));
    }

    @Override
    public CompletableFuture<CreateResults<CreateTransferResult>> createTransfersAsync(
            List<Transfer> transfers) {
        return super.createTransfersAsync(checkedTransfers(transfers));
    }

    /** A copy, so that what is sent is what was checked. */
    private static List<Account> checkedAccounts(List<Account> accounts) {
        List<Account> own = EventType.ACCOUNTS.copy(accounts);
        return checked(own, EventChecks.checkAccounts(own));
    }

    private static List<Transfer> checkedTransfers(List<Transfer> transfers) {
        List<Transfer> own = EventType.TRANSFERS.copy(transfers);
        return checked(own, EventChecks.checkTransfers(own));
    }

    private static <E> List<E> checked(List<E> events, List<EventProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidEventsException(events.size(), problems);
        }
        return events;
    }

    @Override
    String purpose() {
        return "is strict";
    }

    @Override
    public String toString() {
        return client + ", strict";
    }
}
