package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of events that cannot succeed; that the server agrees, contract tests show. */
class EventChecksTest {

    /** Those of the statuses that the ledger decides, or that a record cannot bring about. */
    private static final Set<String> NOT_FORESEEN =
            Set.of(
                    "CREATED",
                    "EXISTS",
                    "RESERVED_FIELD",
                    "RESERVED_FLAG",
                    "ID_ALREADY_FAILED",
                    "IMPORTED_EVENT_TIMESTAMP_MUST_NOT_ADVANCE",
                    "IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS",
                    "IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_DEBIT_ACCOUNT",
                    "IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_CREDIT_ACCOUNT",
                    "ACCOUNTS_MUST_HAVE_THE_SAME_LEDGER",
                    "TRANSFER_MUST_HAVE_THE_SAME_LEDGER_AS_ACCOUNTS");

    /** And those that begin like this, or are transient. */
    private static final List<String> NOT_FORESEEN_PREFIXES =
            List.of("EXISTS_WITH_", "EXCEEDS_", "OVERFLOWS_", "PENDING_TRANSFER_");

    static boolean isForeseen(CreateStatus status) {
        return !NOT_FORESEEN.contains(status.name())
                && NOT_FORESEEN_PREFIXES.stream().noneMatch(status.name()::startsWith)
                && !status.isTransient();
    }

    static List<DoomedEvents.Case<Account>> accounts() {
        return DoomedEvents.accounts();
    }

    static List<DoomedEvents.Case<Transfer>> transfers() {
        return DoomedEvents.transfers(UInt128.of(1), UInt128.of(2), 99);
    }

    @Test
    void thereIsACaseForEveryStatusThatIsForeseen() {
        assertThat(accounts())
                .extracting(DoomedEvents.Case::status)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(CreateAccountStatus.values())
                                .filter(EventChecksTest::isForeseen)
                                .toList())
                .hasSize(15);
        assertThat(transfers())
                .extracting(DoomedEvents.Case::status)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(CreateTransferStatus.values())
                                .filter(EventChecksTest::isForeseen)
                                .toList())
                .hasSize(23);
    }

    private static void assertFound(DoomedEvents.Case<?> doomed, List<EventProblem> problems) {
        assertThat(problems)
                .contains(new EventProblem(doomed.index(), doomed.status(), doomed.message()));
    }

    @ParameterizedTest
    @MethodSource
    void accounts(DoomedEvents.Case<Account> doomed) {
        assertFound(doomed, EventChecks.checkAccounts(doomed.events()));
    }

    @ParameterizedTest
    @MethodSource
    void transfers(DoomedEvents.Case<Transfer> doomed) {
        assertFound(doomed, EventChecks.checkTransfers(doomed.events()));
    }

    @Test
    void aChainFailsAsAWhole() {
        Transfer good = Transfer.of(1, 1, 2, 5, 1, 1);
        Transfer linked = good.toBuilder().flags(TransferFlags.LINKED).build();
        Transfer bad = linked.toBuilder().ledger(0).build();
        List<EventProblem> problems =
                EventChecks.checkTransfers(
                        List.of(good, linked, good, linked, bad, bad, good, good, bad, linked));
        assertThat(problems)
                .extracting(EventProblem::index, problem -> problem.status().name())
                .containsExactly(
                        tuple(3, "LINKED_EVENT_FAILED"),
                        tuple(4, "LEDGER_MUST_NOT_BE_ZERO"),
                        tuple(5, "LINKED_EVENT_FAILED"),
                        tuple(6, "LINKED_EVENT_FAILED"),
                        tuple(8, "LEDGER_MUST_NOT_BE_ZERO"),
                        tuple(9, "LINKED_EVENT_CHAIN_OPEN"));
        assertThat(problems.get(1))
                .hasToString(
                        "transfers[4].ledger: 0 is outside 1..4294967295"
                                + " (LEDGER_MUST_NOT_BE_ZERO)");
    }

    @Test
    @SuppressWarnings("NullAway") // what it says of null is what is tested
    void goodEventsAndNone() {
        assertThat(EventChecks.checkTransfers(List.of())).isEmpty();
        assertThat(EventChecks.checkAccounts(List.of(Account.of(1, 1, 1)))).isEmpty();
        Transfer pending =
                Transfer.of(1, 1, 2, 5, 1, 1).toBuilder()
                        .flags(TransferFlags.PENDING.with(TransferFlags.CLOSING_DEBIT))
                        .timeout(9)
                        .build();
        assertThat(EventChecks.checkTransfers(List.of(pending, Transfer.voidPending(2, 1))))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventChecks.checkAccounts(Arrays.asList((Account) null)))
                .withMessage("accounts[0]: null is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventChecks.checkTransfers(null))
                .withMessage("transfers: null is not allowed");
    }
}
