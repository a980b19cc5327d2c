package tigerbeetle.panama.ffm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Handles of fields, for what {@code volatile} alone cannot do, without an object for each field.
 */
public final class Handles {

    private Handles() {}

    /** Of a field of the class whose look-up it is. */
    public static VarHandle field(MethodHandles.Lookup lookup, String name, Class<?> type) {
        try {
            return lookup.findVarHandle(lookup.lookupClass(), name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
