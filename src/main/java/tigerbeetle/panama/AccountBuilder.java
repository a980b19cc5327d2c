package tigerbeetle.panama;

/**
 * Makes an {@link Account}. For use by one thread.
 *
 * <p>What a field cannot hold is refused by {@link #build()}, a negative id or amount at once.
 */
public final class AccountBuilder {

    private UInt128 id = UInt128.ZERO;
    private UInt128 debitsPending = UInt128.ZERO;
    private UInt128 debitsPosted = UInt128.ZERO;
    private UInt128 creditsPending = UInt128.ZERO;
    private UInt128 creditsPosted = UInt128.ZERO;
    private UInt128 userData128 = UInt128.ZERO;
    private long userData64;
    private long userData32;
    private long ledger;
    private int code;
    private AccountFlags flags = AccountFlags.NONE;
    private long timestamp;

    AccountBuilder() {}

    AccountBuilder(Account from) {
        id = from.id();
        debitsPending = from.debitsPending();
        debitsPosted = from.debitsPosted();
        creditsPending = from.creditsPending();
        creditsPosted = from.creditsPosted();
        userData128 = from.userData128();
        userData64 = from.userData64();
        userData32 = from.userData32();
        ledger = from.ledger();
        code = from.code();
        flags = from.flags();
        timestamp = from.timestamp();
    }

    /**
     * Sets {@link Account#id()}.
     *
     * @param id not 0 or 2<sup>128</sup> − 1
     * @return this builder
     */
    public AccountBuilder id(UInt128 id) {
        this.id = id;
        return this;
    }

    /**
     * Sets {@link Account#id()}.
     *
     * @param id 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public AccountBuilder id(long id) {
        this.id = Check.uint128("Account.id", id);
        return this;
    }

    /**
     * Sets {@link Account#debitsPending()}.
     *
     * @param debitsPending 0 for a new account
     * @return this builder
     */
    public AccountBuilder debitsPending(UInt128 debitsPending) {
        this.debitsPending = debitsPending;
        return this;
    }

    /**
     * Sets {@link Account#debitsPending()}.
     *
     * @param debitsPending 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public AccountBuilder debitsPending(long debitsPending) {
        this.debitsPending = Check.uint128("Account.debitsPending", debitsPending);
        return this;
    }

    /**
     * Sets {@link Account#debitsPosted()}.
     *
     * @param debitsPosted 0 for a new account
     * @return this builder
     */
    public AccountBuilder debitsPosted(UInt128 debitsPosted) {
        this.debitsPosted = debitsPosted;
        return this;
    }

    /**
     * Sets {@link Account#debitsPosted()}.
     *
     * @param debitsPosted 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public AccountBuilder debitsPosted(long debitsPosted) {
        this.debitsPosted = Check.uint128("Account.debitsPosted", debitsPosted);
        return this;
    }

    /**
     * Sets {@link Account#creditsPending()}.
     *
     * @param creditsPending 0 for a new account
     * @return this builder
     */
    public AccountBuilder creditsPending(UInt128 creditsPending) {
        this.creditsPending = creditsPending;
        return this;
    }

    /**
     * Sets {@link Account#creditsPending()}.
     *
     * @param creditsPending 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public AccountBuilder creditsPending(long creditsPending) {
        this.creditsPending = Check.uint128("Account.creditsPending", creditsPending);
        return this;
    }

    /**
     * Sets {@link Account#creditsPosted()}.
     *
     * @param creditsPosted 0 for a new account
     * @return this builder
     */
    public AccountBuilder creditsPosted(UInt128 creditsPosted) {
        this.creditsPosted = creditsPosted;
        return this;
    }

    /**
     * Sets {@link Account#creditsPosted()}.
     *
     * @param creditsPosted 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public AccountBuilder creditsPosted(long creditsPosted) {
        this.creditsPosted = Check.uint128("Account.creditsPosted", creditsPosted);
        return this;
    }

    /**
     * Sets {@link Account#userData128()}.
     *
     * @param userData128 anything
     * @return this builder
     */
    public AccountBuilder userData128(UInt128 userData128) {
        this.userData128 = userData128;
        return this;
    }

    /**
     * Sets {@link Account#userData128()}.
     *
     * @param userData128 0 to 2<sup>63</sup> − 1
     * @return this builder
     */
    public AccountBuilder userData128(long userData128) {
        this.userData128 = Check.uint128("Account.userData128", userData128);
        return this;
    }

    /**
     * Sets {@link Account#userData64()}.
     *
     * @param userData64 anything, 64 unsigned bits
     * @return this builder
     */
    public AccountBuilder userData64(long userData64) {
        this.userData64 = userData64;
        return this;
    }

    /**
     * Sets {@link Account#userData32()}.
     *
     * @param userData32 0 to 2<sup>32</sup> − 1
     * @return this builder
     */
    public AccountBuilder userData32(long userData32) {
        this.userData32 = userData32;
        return this;
    }

    /**
     * Sets {@link Account#ledger()}.
     *
     * @param ledger 0 to 2<sup>32</sup> − 1
     * @return this builder
     */
    public AccountBuilder ledger(long ledger) {
        this.ledger = ledger;
        return this;
    }

    /**
     * Sets {@link Account#code()}.
     *
     * @param code 0 to 65,535
     * @return this builder
     */
    public AccountBuilder code(int code) {
        this.code = code;
        return this;
    }

    /**
     * Sets {@link Account#flags()}.
     *
     * @param flags all that shall be set; none for no flag
     * @return this builder
     */
    public AccountBuilder flags(AccountFlags... flags) {
        this.flags = AccountFlags.of(flags);
        return this;
    }

    /**
     * Sets {@link Account#timestamp()}.
     *
     * @param timestamp nanoseconds since 1970-01-01T00:00Z, for an imported event
     * @return this builder
     */
    public AccountBuilder timestamp(long timestamp) {
        this.timestamp = timestamp;
        return this;
    }

    /**
     * Makes an {@link Account} of the values set so far. The builder can be used further.
     *
     * @return a new one
     * @throws IllegalArgumentException if a value is null or out of its range
     */
    public Account build() {
        return new Account(
                id,
                debitsPending,
                debitsPosted,
                creditsPending,
                creditsPosted,
                userData128,
                userData64,
                userData32,
                ledger,
                code,
                flags,
                timestamp);
    }
}
