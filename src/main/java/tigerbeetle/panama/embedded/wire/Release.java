package tigerbeetle.panama.embedded.wire;

/**
 * Releases of TigerBeetle as the wire has them: an unsigned 32-bit number, compared as such
 * (TigerBeetle 0.17.9, {@code src/multiversion.zig}, {@code Release}).
 *
 * <pre>
 *   31            16 15     8 7      0
 *   │ major         │ minor  │ patch │
 * </pre>
 */
public final class Release {

    /** The release that the embedded server stands for: 0.17.9. */
    public static final int SERVER = of(0, 17, 9);

    /** The oldest client that a server of 0.17.9 serves: 0.16.4 ({@code src/release.zig}). */
    public static final int CLIENT_MIN = of(0, 16, 4);

    private Release() {}

    /**
     * Packs a release.
     *
     * @param major 0 to 65,535
     * @param minor 0 to 255
     * @param patch 0 to 255
     * @return the packed release
     */
    public static int of(int major, int minor, int patch) {
        return major << 16 | minor << 8 | patch;
    }

    /**
     * The text of a release.
     *
     * @param release a packed release
     * @return for example {@code "0.17.9"}
     */
    public static String toString(int release) {
        return (release >>> 16) + "." + (release >>> 8 & 0xff) + "." + (release & 0xff);
    }
}
