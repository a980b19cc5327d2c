package tigerbeetle.panama.property;

import java.util.ArrayList;
import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;

/** Turns drafts into the accounts of one request. */
final class AccountResolver {

    private final Scene scene;
    private final boolean isImport;

    /** The greatest timestamp, once what is drafted so far has been imported. */
    private long greatest;

    AccountResolver(Scene scene, boolean isImport) {
        this.scene = scene;
        this.isImport = isImport;
        this.greatest = scene.accounts().stream().mapToLong(Account::timestamp).max().orElse(0);
    }

    List<Account> resolve(List<Chain<AccountDraft>> chains) {
        scene.setBatchSize(chains.stream().mapToInt(chain -> chain.events().size()).sum());
        List<Account> accounts = new ArrayList<>();
        for (Chain<AccountDraft> chain : chains) {
            for (int i = 0; i < chain.events().size(); i++) {
                AccountDraft draft = chain.events().get(i);
                Account account = account(draft);
                if (chain.isLinked(i)) {
                    AccountFlags flags = account.flags().with(AccountFlags.LINKED);
                    account = account.toBuilder().flags(flags).build();
                }
                for (AccountTwist twist : draft.twists()) {
                    account = twist.apply(account, scene);
                }
                scene.sent(account);
                accounts.add(account);
            }
        }
        return accounts;
    }

    private Account account(AccountDraft draft) {
        return switch (draft) {
            case AccountDraft.New it -> created(it);
            case AccountDraft.Again it ->
                    Scene.pick(scene.sentAccounts(it.created()), it.which())
                            .orElseGet(() -> Account.of(scene.newAccountId(), 1, 1));
        };
    }

    private Account created(AccountDraft.New draft) {
        AccountFlags flags = draft.kind().flags();
        long timestamp = 0;
        if (isImport) {
            flags = flags.with(AccountFlags.IMPORTED);
            timestamp = greatest + draft.gap();
            greatest = timestamp;
        }
        return Account.builder()
                .id(scene.newAccountId())
                .userData128(draft.tags().data128())
                .userData64(draft.tags().data64())
                .userData32(draft.tags().data32())
                .ledger(draft.ledger())
                .code(draft.tags().code())
                .flags(flags)
                .timestamp(timestamp)
                .build();
    }
}
