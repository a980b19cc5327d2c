package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeEventTest {

    private static final ChangeEvent EVENT = SampleRecords.changeEvent();

    @Test
    void typesHaveTheCodesOfTheProtocol() {
        assertThat(ChangeEventType.values())
                .extracting(ChangeEventType::code)
                .containsExactly(0, 1, 2, 3, 4);
        for (ChangeEventType type : ChangeEventType.values()) {
            assertThat(ChangeEventType.fromCode(type.code())).isEqualTo(type);
        }
        for (int code : new int[] {-1, 5, 255}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ChangeEventType.fromCode(code))
                    .withMessage("ChangeEventType: no type has the code " + code);
        }
    }

    @Test
    void theAccountsAreThoseOfTheTransfer() {
        Transfer other = EVENT.transfer().toBuilder().debitAccountId(9).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(other, EVENT.creditAccount()))
                .withMessageStartingWith("ChangeEvent.debitAccount.id: ")
                .withMessageEndingWith(" is not the transfer's, 9");
        Account elsewhere = EVENT.creditAccount().toBuilder().ledger(3).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(EVENT.transfer(), elsewhere))
                .withMessage(
                        "ChangeEvent.creditAccount.ledger: 3 is not the transfer's, 2711790500");
    }

    private static ChangeEvent with(Transfer transfer, Account creditAccount) {
        return new ChangeEvent(EVENT.type(), 1, transfer, EVENT.debitAccount(), creditAccount);
    }

    @Test
    void saysWhatItIs() {
        assertThat(EVENT.toString())
                .startsWith("ChangeEvent[type=TWO_PHASE_EXPIRED, timestamp=16276822575519557608,")
                .contains("transfer=Transfer[id=", "creditAccount=Account[id=");
    }

    @Test
    void balancesAfterAsksForTheOneTimestamp() {
        Transfer transfer = EVENT.transfer().toBuilder().timestamp(7).build();
        ChangeEvent expiry = with(transfer.toBuilder().timestamp(3).build(), EVENT.creditAccount());
        ChangeEvent created = with(transfer, EVENT.creditAccount());
        List<ChangeEventsFilter> asked = new ArrayList<>();
        ChangeEventSource source =
                filter -> {
                    asked.add(filter);
                    return List.of(created);
                };
        assertThat(source.balancesAfter(transfer)).contains(created);
        assertThat(asked).containsExactly(new ChangeEventsFilter(7, 7, 1));
        assertThat(source.balancesAfter(transfer.toBuilder().id(4).build()))
                .isEqualTo(Optional.empty());
        ChangeEventSource atAnExpiry = filter -> List.of(expiry);
        assertThat(atAnExpiry.balancesAfter(transfer)).isEqualTo(Optional.empty());
    }

    @Test
    void balancesAfterNeedsATimestamp() {
        ChangeEventSource source =
                filter -> {
                    throw new AssertionError(filter);
                };
        Transfer fresh = Transfer.of(1, 2, 3, 4, 700, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.balancesAfter(fresh))
                .withMessage(
                        "Transfer.timestamp: 0 is outside 1..2^63-1; a transfer that was looked up"
                                + " has it, and the result of its creation");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.balancesAfter(fresh.toBuilder().timestamp(-1).build()))
                .withMessageStartingWith(
                        "Transfer.timestamp: 18446744073709551615 is outside 1..2^63-1");
    }
}
