package tigerbeetle.panama;

import tigerbeetle.panama.layout.ChangeEventAccountFields;

/**
 * The debited or the credited accounts of a {@link ChangeEventBatch}, one for each event, as they
 * were right after it: a view of the batch, with the same rules. Their ledger is {@link
 * ChangeEventBatch#ledger}.
 */
public final class ChangeEventAccounts {

    private final ChangeEventBatch batch;
    private final String flagsName;
    private final ChangeEventAccountFields layout;

    ChangeEventAccounts(ChangeEventBatch batch, String name, ChangeEventAccountFields layout) {
        this.batch = batch;
        this.flagsName = "ChangeEvent." + name + ".flags";
        this.layout = layout;
    }

    private int at(int index) {
        return batch.at(index);
    }

    /**
     * {@return {@link Account#id()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 id(int index) {
        return UInt128.ofHighLow(idHigh(index), idLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#id()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long idHigh(int index) {
        return layout.id().high(batch.memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#id()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long idLow(int index) {
        return layout.id().low(batch.memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#debitsPending()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 debitsPending(int index) {
        return UInt128.ofHighLow(debitsPendingHigh(index), debitsPendingLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#debitsPending()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long debitsPendingHigh(int index) {
        return layout.debitsPending().high(batch.memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#debitsPending()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long debitsPendingLow(int index) {
        return layout.debitsPending().low(batch.memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#debitsPosted()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 debitsPosted(int index) {
        return UInt128.ofHighLow(debitsPostedHigh(index), debitsPostedLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#debitsPosted()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long debitsPostedHigh(int index) {
        return layout.debitsPosted().high(batch.memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#debitsPosted()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long debitsPostedLow(int index) {
        return layout.debitsPosted().low(batch.memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#creditsPending()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 creditsPending(int index) {
        return UInt128.ofHighLow(creditsPendingHigh(index), creditsPendingLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#creditsPending()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long creditsPendingHigh(int index) {
        return layout.creditsPending().high(batch.memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#creditsPending()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long creditsPendingLow(int index) {
        return layout.creditsPending().low(batch.memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#creditsPosted()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 creditsPosted(int index) {
        return UInt128.ofHighLow(creditsPostedHigh(index), creditsPostedLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#creditsPosted()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long creditsPostedHigh(int index) {
        return layout.creditsPosted().high(batch.memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#creditsPosted()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long creditsPostedLow(int index) {
        return layout.creditsPosted().low(batch.memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#userData128()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 userData128(int index) {
        return UInt128.ofHighLow(userData128High(index), userData128Low(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#userData128()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long userData128High(int index) {
        return layout.userData128().high(batch.memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#userData128()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long userData128Low(int index) {
        return layout.userData128().low(batch.memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#userData64()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long userData64(int index) {
        return layout.userData64().get(batch.memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#userData32()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long userData32(int index) {
        return layout.userData32().get(batch.memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#code()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public int code(int index) {
        return layout.code().get(batch.memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#flags()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public AccountFlags flags(int index) {
        return AccountFlags.ofBits(flagsName, flagBits(index));
    }

    /**
     * {@return the bits of {@link Account#flags()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public int flagBits(int index) {
        return layout.flags().get(batch.memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#timestamp()} of the account of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long timestamp(int index) {
        return layout.timestamp().get(batch.memory.buffer(), at(index));
    }
}
