package tigerbeetle.panama.money;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tigerbeetle.panama.UInt128;

/**
 * The assets of several ledgers, to be found by ledger. Immutable.
 *
 * <pre>{@code
 * Assets assets = Assets.of(new Asset(700, "USD", 2), new Asset(701, "JPY", 0));
 * assets.format(transfer.ledger(), transfer.amount())
 * }</pre>
 */
public final class Assets {

    private static final Assets NONE = new Assets(Map.of());

    private final Map<Long, Asset> byLedger;

    private Assets(Map<Long, Asset> byLedger) {
        this.byLedger = byLedger;
    }

    /** {@return no asset at all} */
    public static Assets none() {
        return NONE;
    }

    /**
     * The given assets.
     *
     * @param assets each of another ledger
     * @return all of them
     * @throws IllegalArgumentException if one is null, or two are of the same ledger
     */
    public static Assets of(Asset... assets) {
        Asset.requireNotNull("assets", assets);
        Map<Long, Asset> byLedger = new TreeMap<>();
        for (int i = 0; i < assets.length; i++) {
            Asset asset = Asset.requireNotNull("assets[" + i + "]", assets[i]);
            Asset other = byLedger.put(asset.ledger(), asset);
            if (other != null) {
                throw new IllegalArgumentException(
                        "assets[%d]: the ledger %d is that of %s and of %s"
                                .formatted(i, asset.ledger(), other.unit(), asset.unit()));
            }
        }
        return new Assets(byLedger);
    }

    /**
     * The asset of a ledger.
     *
     * @param ledger any
     * @return its asset, if it is among these
     */
    public Optional<Asset> find(long ledger) {
        return Optional.ofNullable(byLedger.get(ledger));
    }

    /**
     * The asset of a ledger that must be among these.
     *
     * @param ledger any
     * @return its asset
     * @throws IllegalArgumentException if it is not among these
     */
    public Asset get(long ledger) {
        return find(ledger)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "Assets.get: no asset of the ledger %d; there are %s"
                                        .formatted(ledger, this)));
    }

    /**
     * An amount as text for people: as {@link Asset#format} has it, or the integer alone if the
     * ledger's asset is not among these.
     *
     * @param ledger any
     * @param amount of a transfer or an account of that ledger
     * @return the text
     */
    public String format(long ledger, UInt128 amount) {
        return find(ledger).map(asset -> asset.format(amount)).orElseGet(amount::toString);
    }

    /** {@return the assets by ledger} */
    @Override
    public String toString() {
        return "Assets" + byLedger.values();
    }
}
