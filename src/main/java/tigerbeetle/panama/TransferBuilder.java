package tigerbeetle.panama;

import java.time.Duration;

/**
 * Makes a {@link Transfer}. For use by one thread.
 *
 * <p>What a field cannot hold is refused by {@link #build()}, a negative id or amount at once.
 */
public final class TransferBuilder {

    private UInt128 id = UInt128.ZERO;
    private UInt128 debitAccountId = UInt128.ZERO;
    private UInt128 creditAccountId = UInt128.ZERO;
    private UInt128 amount = UInt128.ZERO;
    private UInt128 pendingId = UInt128.ZERO;
    private UInt128 userData128 = UInt128.ZERO;
    private long userData64;
    private long userData32;
    private long timeout;
    private long ledger;
    private int code;
    private TransferFlags flags = TransferFlags.NONE;
    private long timestamp;

    TransferBuilder() {}

    TransferBuilder(Transfer from) {
        id = from.id();
        debitAccountId = from.debitAccountId();
        creditAccountId = from.creditAccountId();
        amount = from.amount();
        pendingId = from.pendingId();
        userData128 = from.userData128();
        userData64 = from.userData64();
        userData32 = from.userData32();
        timeout = from.timeout();
        ledger = from.ledger();
        code = from.code();
        flags = from.flags();
        timestamp = from.timestamp();
    }

    /**
     * Sets {@link Transfer#id()}.
     *
     * @param id not 0 or 2<sup>128</sup> − 1
     * @return this builder
     */
    public TransferBuilder id(UInt128 id) {
        this.id = id;
        return this;
    }

    /**
     * Sets {@link Transfer#id()}.
     *
     * @param id 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public TransferBuilder id(long id) {
        this.id = Check.uint128("Transfer.id", id);
        return this;
    }

    /**
     * Sets {@link Transfer#debitAccountId()}.
     *
     * @param debitAccountId the account whose debits grow
     * @return this builder
     */
    public TransferBuilder debitAccountId(UInt128 debitAccountId) {
        this.debitAccountId = debitAccountId;
        return this;
    }

    /**
     * Sets {@link Transfer#debitAccountId()}.
     *
     * @param debitAccountId 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public TransferBuilder debitAccountId(long debitAccountId) {
        this.debitAccountId = Check.uint128("Transfer.debitAccountId", debitAccountId);
        return this;
    }

    /**
     * Sets {@link Transfer#creditAccountId()}.
     *
     * @param creditAccountId the account whose credits grow
     * @return this builder
     */
    public TransferBuilder creditAccountId(UInt128 creditAccountId) {
        this.creditAccountId = creditAccountId;
        return this;
    }

    /**
     * Sets {@link Transfer#creditAccountId()}.
     *
     * @param creditAccountId 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public TransferBuilder creditAccountId(long creditAccountId) {
        this.creditAccountId = Check.uint128("Transfer.creditAccountId", creditAccountId);
        return this;
    }

    /**
     * Sets {@link Transfer#amount()}.
     *
     * @param amount in the ledger's smallest unit
     * @return this builder
     */
    public TransferBuilder amount(UInt128 amount) {
        this.amount = amount;
        return this;
    }

    /**
     * Sets {@link Transfer#amount()}.
     *
     * @param amount 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public TransferBuilder amount(long amount) {
        this.amount = Check.uint128("Transfer.amount", amount);
        return this;
    }

    /**
     * Sets {@link Transfer#pendingId()}.
     *
     * @param pendingId the pending transfer to post or void
     * @return this builder
     */
    public TransferBuilder pendingId(UInt128 pendingId) {
        this.pendingId = pendingId;
        return this;
    }

    /**
     * Sets {@link Transfer#pendingId()}.
     *
     * @param pendingId 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public TransferBuilder pendingId(long pendingId) {
        this.pendingId = Check.uint128("Transfer.pendingId", pendingId);
        return this;
    }

    /**
     * Sets {@link Transfer#userData128()}.
     *
     * @param userData128 anything
     * @return this builder
     */
    public TransferBuilder userData128(UInt128 userData128) {
        this.userData128 = userData128;
        return this;
    }

    /**
     * Sets {@link Transfer#userData128()}.
     *
     * @param userData128 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public TransferBuilder userData128(long userData128) {
        this.userData128 = Check.uint128("Transfer.userData128", userData128);
        return this;
    }

    /**
     * Sets {@link Transfer#userData64()}.
     *
     * @param userData64 anything, 64 unsigned bits
     * @return this builder
     */
    public TransferBuilder userData64(long userData64) {
        this.userData64 = userData64;
        return this;
    }

    /**
     * Sets {@link Transfer#userData32()}.
     *
     * @param userData32 0 to 2<sup>32</sup> − 1
     * @return this builder
     */
    public TransferBuilder userData32(long userData32) {
        this.userData32 = userData32;
        return this;
    }

    /**
     * Sets {@link Transfer#timeout()}.
     *
     * @param timeout seconds, 0 to 2<sup>32</sup> − 1
     * @return this builder
     */
    public TransferBuilder timeout(long timeout) {
        this.timeout = timeout;
        return this;
    }

    /**
     * Sets {@link Transfer#timeout()}.
     *
     * @param timeout whole seconds, 0 to 2<sup>32</sup> − 1
     * @return this builder
     * @throws IllegalArgumentException if there is a part of a second, which the server cannot keep
     */
    public TransferBuilder timeout(Duration timeout) {
        long seconds = Check.notNull("Transfer.timeout", timeout).toSeconds();
        if (!timeout.equals(Duration.ofSeconds(seconds))) {
            throw new IllegalArgumentException(
                    "Transfer.timeout: " + timeout + " is not a whole number of seconds");
        }
        return timeout(seconds);
    }

    /**
     * Sets {@link Transfer#ledger()}.
     *
     * @param ledger 0 to 2<sup>32</sup> − 1
     * @return this builder
     */
    public TransferBuilder ledger(long ledger) {
        this.ledger = ledger;
        return this;
    }

    /**
     * Sets {@link Transfer#code()}.
     *
     * @param code 0 to 65,535
     * @return this builder
     */
    public TransferBuilder code(int code) {
        this.code = code;
        return this;
    }

    /**
     * Sets {@link Transfer#flags()}.
     *
     * @param flags all that shall be set; none for no flag
     * @return this builder
     */
    public TransferBuilder flags(TransferFlags... flags) {
        this.flags = TransferFlags.of(flags);
        return this;
    }

    /**
     * Sets {@link Transfer#timestamp()}.
     *
     * @param timestamp nanoseconds since 1970-01-01T00:00Z, for an imported event
     * @return this builder
     */
    public TransferBuilder timestamp(long timestamp) {
        this.timestamp = timestamp;
        return this;
    }

    /**
     * Makes a {@link Transfer} of the values set so far. The builder can be used further.
     *
     * @return a new one
     * @throws IllegalArgumentException if a value is null or out of its range
     */
    public Transfer build() {
        return new Transfer(
                id,
                debitAccountId,
                creditAccountId,
                amount,
                pendingId,
                userData128,
                userData64,
                userData32,
                timeout,
                ledger,
                code,
                flags,
                timestamp);
    }
}
