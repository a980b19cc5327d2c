package tigerbeetle.panama.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferBuilder;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.property.TransferDraft.Shape;

/** Turns drafts into the transfers of one request. */
final class TransferResolver {

    /** See {@link TransferDraft.New#pending}. */
    static final int ANY_PENDING = 8;

    private final Scene scene;
    private final boolean isImport;

    /** Those that exist and will exist if the batch succeeds. */
    private final List<Transfer> pendings;

    /** The greatest timestamp, once what is drafted so far has been imported. */
    private long greatest;

    TransferResolver(Scene scene, boolean isImport) {
        this.scene = scene;
        this.isImport = isImport;
        this.pendings = new ArrayList<>(scene.pendingTransfers());
        this.greatest = scene.transfers().stream().mapToLong(Transfer::timestamp).max().orElse(0);
    }

    List<Transfer> resolve(List<Chain<TransferDraft>> chains) {
        scene.setBatchSize(chains.stream().mapToInt(chain -> chain.events().size()).sum());
        List<Transfer> transfers = new ArrayList<>();
        for (Chain<TransferDraft> chain : chains) {
            for (int i = 0; i < chain.events().size(); i++) {
                TransferDraft draft = chain.events().get(i);
                Transfer transfer = transfer(draft);
                if (chain.isLinked(i)) {
                    transfer = with(transfer, TransferFlags.LINKED);
                }
                for (TransferTwist twist : draft.twists()) {
                    transfer = twist.apply(transfer, scene);
                }
                transfer = withoutCrash(transfer);
                scene.sent(transfer);
                transfers.add(transfer);
                if (transfer.flags().contains(TransferFlags.PENDING)) {
                    pendings.add(transfer);
                }
            }
        }
        return transfers;
    }

    private static Transfer with(Transfer transfer, TransferFlags flag) {
        return transfer.toBuilder().flags(transfer.flags().with(flag)).build();
    }

    /**
     * The real server 0.17.9 ends itself when an imported transfer posts or voids a pending one
     * that has a timeout. So that is never asked for.
     */
    private Transfer withoutCrash(Transfer transfer) {
        boolean crashes =
                pendings.stream()
                        .anyMatch(it -> it.id().equals(transfer.pendingId()) && it.timeout() > 0);
        return crashes
                ? transfer.toBuilder()
                        .flags(transfer.flags().without(TransferFlags.IMPORTED))
                        .timestamp(0)
                        .build()
                : transfer;
    }

    private Transfer transfer(TransferDraft draft) {
        return switch (draft) {
            case TransferDraft.New it ->
                    it.shape().isPostOrVoid()
                            ? pending(it)
                                    .map(pending -> settled(it, pending))
                                    .orElseGet(() -> moved(it))
                            : moved(it);
            case TransferDraft.Again it ->
                    Scene.pick(scene.sentTransfers(it.created()), it.which())
                            .orElseGet(() -> Transfer.builder().id(scene.newTransferId()).build());
        };
    }

    /** A transfer between two accounts of one ledger: open ones, if there are two. */
    private Transfer moved(TransferDraft.New draft) {
        List<Account> all = scene.accounts();
        List<Account> open =
                all.stream().filter(it -> !it.flags().contains(AccountFlags.CLOSED)).toList();
        List<Account> accounts = paired(open).isEmpty() ? all : open;
        Account debit = Scene.pick(paired(accounts), draft.debit()).orElseGet(() -> missing(0));
        Account credit =
                Scene.pick(others(accounts, debit), draft.credit()).orElseGet(() -> missing(1));
        Shape shape = draft.shape().isPostOrVoid() ? Shape.SINGLE : draft.shape();
        boolean hasTimeout = !isImport || shape == Shape.PENDING_LONGEST;
        TransferBuilder transfer =
                begun(draft, shape)
                        .debitAccountId(debit.id())
                        .creditAccountId(credit.id())
                        .amount(draft.amount().resolve(debit, credit, UInt128.ZERO))
                        .timeout(hasTimeout ? shape.timeout() : 0)
                        .ledger(debit.ledger())
                        .code(draft.tags().code());
        return imported(draft, transfer.build(), debit, credit);
    }

    private static List<Account> paired(List<Account> accounts) {
        return accounts.stream().filter(it -> !others(accounts, it).isEmpty()).toList();
    }

    private static List<Account> others(List<Account> accounts, Account account) {
        return accounts.stream()
                .filter(it -> it.ledger() == account.ledger() && !it.equals(account))
                .toList();
    }

    /** An account to name where there is none. */
    private Account missing(int number) {
        return Account.of(scene.unknownId().plus(1 + number), 1, 1);
    }

    /** The pending transfer to be posted or voided. */
    private Optional<Transfer> pending(TransferDraft.New draft) {
        List<Transfer> candidates = new ArrayList<>(pendings);
        if (draft.pending() >= ANY_PENDING) {
            candidates.addAll(0, scene.transfers());
            candidates.removeIf(it -> !it.flags().contains(TransferFlags.PENDING));
        }
        candidates.removeIf(it -> isImport && it.timeout() > 0);
        return Scene.pick(candidates, draft.pending());
    }

    private Transfer settled(TransferDraft.New draft, Transfer pending) {
        Account debit = scene.account(pending.debitAccountId()).orElseGet(() -> missing(0));
        Account credit = scene.account(pending.creditAccountId()).orElseGet(() -> missing(1));
        TransferBuilder transfer =
                begun(draft, draft.shape())
                        .amount(draft.amount().resolve(debit, credit, pending.amount()))
                        .pendingId(pending.id());
        if (draft.shape().isInFull()) {
            transfer.debitAccountId(pending.debitAccountId())
                    .creditAccountId(pending.creditAccountId())
                    .ledger(pending.ledger())
                    .code(pending.code());
        }
        return imported(draft, transfer.build(), debit, credit);
    }

    private TransferBuilder begun(TransferDraft.New draft, Shape shape) {
        return Transfer.builder()
                .id(scene.newTransferId())
                .userData128(draft.tags().data128())
                .userData64(draft.tags().data64())
                .userData32(draft.tags().data32())
                .flags(shape.flags());
    }

    private Transfer imported(
            TransferDraft.New draft, Transfer transfer, Account debit, Account credit) {
        if (!isImport) {
            return transfer;
        }
        greatest =
                Stream.of(greatest, debit.timestamp(), credit.timestamp())
                                .mapToLong(it -> it)
                                .max()
                                .getAsLong()
                        + draft.gap();
        return with(transfer, TransferFlags.IMPORTED).toBuilder().timestamp(greatest).build();
    }
}
