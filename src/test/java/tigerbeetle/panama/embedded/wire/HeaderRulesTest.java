package tigerbeetle.panama.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HeaderRulesTest {

    private static final U128 CLIENT = new U128(1, 2);

    private static ByteBuffer request() {
        return TestMessages.request(CLIENT, 2, 1, new U128(3, 4), 140, TestMessages.ids(1));
    }

    private static String defect(ByteBuffer message, Consumer<ByteBuffer> change) {
        assertThat(HeaderRules.defect(message)).isNull();
        change.accept(message);
        String defect = HeaderRules.defect(message);
        return defect == null ? "none" : defect;
    }

    @Test
    void everyReservedByteOfARequestHasToBeZero() {
        int[][] reserved = {{16, 32}, {48, 80}, {100, 104}, {112, 114}, {115, 128}, {144, 160}};
        for (int[] range : reserved) {
            checkReserved(range[0], range[1], HeaderRulesTest::request);
        }
        checkReserved(197, 200, HeaderRulesTest::request);
        checkReserved(204, 256, HeaderRulesTest::request);
    }

    @Test
    void everyReservedByteOfAPingHasToBeZero() {
        checkReserved(16, 32, () -> TestMessages.ping(CLIENT, 5, 6));
        checkReserved(104, 108, () -> TestMessages.ping(CLIENT, 5, 6));
        checkReserved(115, 128, () -> TestMessages.ping(CLIENT, 5, 6));
        checkReserved(160, 256, () -> TestMessages.ping(CLIENT, 5, 6));
    }

    private static void checkReserved(int begin, int end, Supplier<ByteBuffer> message) {
        for (int i = begin; i < end; i++) {
            int index = i;
            assertThat(defect(message.get(), m -> m.put(index, (byte) 0x80)))
                    .as("byte %d", index)
                    .isNotEqualTo("none");
        }
    }

    @Test
    void theOtherBytesOfARequestAreFree() {
        int[][] free = {{0, 16}, {32, 48}, {104, 108}, {128, 144}, {184, 192}, {200, 204}};
        for (int[] range : free) {
            for (int i = range[0]; i < range[1]; i++) {
                int index = i;
                assertThat(defect(request(), m -> m.put(index, (byte) 0x80)))
                        .as("byte %d", index)
                        .isEqualTo("none");
            }
        }
    }

    @Test
    void aRequestNeedsReleaseClientSessionAndNumber() {
        assertThat(defect(request(), m -> m.putInt(Header.RELEASE, 0))).contains("release");
        assertThat(defect(request(), m -> U128.ZERO.write(m, RequestHeader.CLIENT)))
                .contains("client");
        assertThat(defect(request(), m -> m.putLong(RequestHeader.SESSION, 0))).contains("session");
        assertThat(defect(request(), m -> m.putInt(RequestHeader.REQUEST, 0))).contains("request");
    }

    @Test
    void aRegistrationHasNoPast() {
        ByteBuffer register = TestMessages.register(CLIENT);
        assertThat(HeaderRules.defect(register)).isNull();
        assertThat(
                        defect(
                                TestMessages.register(CLIENT),
                                m -> m.put(RequestHeader.PARENT, (byte) 1)))
                .contains("parent");
        assertThat(defect(TestMessages.register(CLIENT), m -> m.putLong(RequestHeader.SESSION, 1)))
                .contains("session");
        assertThat(defect(TestMessages.register(CLIENT), m -> m.putInt(RequestHeader.REQUEST, 1)))
                .contains("request");
        assertThat(defect(TestMessages.register(CLIENT), m -> m.putInt(Header.MESSAGE_SIZE, 400)))
                .contains("bytes");
        ByteBuffer bodiless = TestMessages.request(CLIENT, 0, 0, U128.ZERO, 2, new byte[0]);
        assertThat(HeaderRules.defect(bodiless)).isNull();
    }

    @Test
    void onlySomeReservedOperationsAreForClients() {
        for (int operation = 0; operation < 256; operation++) {
            byte number = (byte) operation;
            ByteBuffer message = TestMessages.request(CLIENT, 2, 1, U128.ZERO, 140, new byte[0]);
            message.put(RequestHeader.OPERATION, number);
            boolean isAllowed = operation >= 128 || operation == ControlOperation.NOOP;
            assertThat(HeaderRules.defect(message) == null)
                    .as("operation %d", operation)
                    .isEqualTo(isAllowed);
        }
        ByteBuffer noop = TestMessages.request(CLIENT, 2, 1, U128.ZERO, 6, new byte[1]);
        assertThat(HeaderRules.defect(noop)).isEqualTo("noop has a body");
    }

    @Test
    void aPingIsJustAHeaderWithAClient() {
        assertThat(HeaderRules.defect(TestMessages.ping(CLIENT, 0, 0))).isNull();
        assertThat(defect(TestMessages.ping(CLIENT, 1, 1), m -> m.putInt(Header.RELEASE, 0)))
                .contains("release");
        assertThat(defect(TestMessages.ping(CLIENT, 1, 1), m -> m.putInt(Header.MESSAGE_SIZE, 512)))
                .contains("body");
        assertThat(HeaderRules.defect(TestMessages.ping(U128.ZERO, 1, 1))).contains("client");
    }
}
