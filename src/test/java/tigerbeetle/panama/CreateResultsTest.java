package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateResultsTest {

    private static CreateResults<CreateTransferResult> results(CreateTransferStatus... statuses) {
        List<CreateTransferResult> list = new ArrayList<>();
        for (CreateTransferStatus status : statuses) {
            list.add(new CreateTransferResult(list.size(), status, 100 + list.size()));
        }
        return new CreateResults<>(list);
    }

    @Test
    void allCreated() {
        CreateResults<CreateTransferResult> results = results(CREATED, CREATED);
        assertThat(results.allCreated()).isTrue();
        assertThat(results.failures()).isEmpty();
        assertThat(results).hasSize(2).hasToString("CreateResults[2 created]");
    }

    @Test
    void anEmptyRequestHasNoFailures() {
        assertThat(results().allCreated()).isTrue();
        assertThat(results()).isEmpty();
        assertThat(results()).hasToString("CreateResults[0 created]");
    }

    @Test
    void whateverIsNotCreatedIsAFailure() {
        CreateResults<CreateTransferResult> results = results(CREATED, EXCEEDS_CREDITS, EXISTS);
        assertThat(results.allCreated()).isFalse();
        assertThat(results.failures())
                .containsExactly(
                        new CreateTransferResult(1, EXCEEDS_CREDITS, 101),
                        new CreateTransferResult(2, EXISTS, 102));
        assertThat(results)
                .hasToString("CreateResults[1 created, 2 failed; 1: EXCEEDS_CREDITS, 2: EXISTS]");
    }

    @Test
    void aListLikeAnyOther() {
        CreateResults<CreateTransferResult> results = results(CREATED, EXISTS);
        assertThat(results.get(1).status()).isEqualTo(EXISTS);
        assertThat(results).isEqualTo(List.copyOf(results)).isEqualTo(results(CREATED, EXISTS));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> results.set(0, results.get(1)));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> results.failures().clear());
    }

    @Test
    void onlyTheFirstFailuresAreWritten() {
        CreateTransferStatus[] statuses = new CreateTransferStatus[8189];
        Arrays.fill(statuses, EXISTS);
        assertThat(results(statuses).toString())
                .startsWith("CreateResults[0 created, 8189 failed; 0: EXISTS, 1: EXISTS, ")
                .endsWith(", 9: EXISTS, ...]");
    }

    @Test
    @SuppressWarnings("NullAway") // what it says of null is what is tested
    void countsByKind() {
        CreateTransferStatus[] all = CreateTransferStatus.values();
        int counted = 0;
        for (CreateStatus.Kind kind : CreateStatus.Kind.values()) {
            int count = results(all).count(kind);
            assertThat(count)
                    .as("%s", kind)
                    .isEqualTo(Arrays.stream(all).filter(s -> s.kind() == kind).count())
                    .isPositive();
            counted += count;
        }
        assertThat(counted).isEqualTo(all.length);
        assertThat(results(CREATED, EXISTS, CREATED).count(CreateStatus.Kind.CREATED)).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> results().count(null))
                .withMessage("kind: null is not allowed");
    }

    @Test
    void theIndexIsThePosition() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new CreateResults<>(List.of(new CreateTransferResult(1, CREATED, 1))))
                .withMessage("CreateResults: the result at position 0 has the index 1");
    }

    @Test
    void aResultHasAnIndexAndAStatus() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreateTransferResult(-1, CREATED, 1))
                .withMessage("CreateTransferResult.index: -1 is outside 0..2^63-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreateAccountResult(-1, CreateAccountStatus.CREATED, 1))
                .withMessageStartingWith("CreateAccountResult.index: -1");
    }
}
