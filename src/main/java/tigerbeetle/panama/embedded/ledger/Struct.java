package tigerbeetle.panama.embedded.ledger;

import java.nio.LongBuffer;
import tigerbeetle.panama.layout.BytesField;
import tigerbeetle.panama.layout.Uint128Field;
import tigerbeetle.panama.layout.Uint16Field;
import tigerbeetle.panama.layout.Uint32Field;
import tigerbeetle.panama.layout.Uint64Field;
import tigerbeetle.panama.layout.Uint8Field;

/**
 * One struct in memory, to be asked in the words of the rules. It is moved from struct to struct
 * and owns none of them.
 *
 * <p>The ledger computes on arrays of longs and not on the buffers in which structs come and go: an
 * array is read with a fraction of the instructions, whatever kinds of buffers there are. And a
 * view holds an index, not an array, because a reference that is stored costs a barrier of the
 * garbage collector. The bytes of a struct stand in the longs as little-endian; no field crosses
 * the border of one.
 */
final class Struct {

    private final Memory memory;
    private int at;

    /** A view of the memory, not set to a struct yet. */
    Struct(Memory memory) {
        this.memory = memory;
    }

    /** A struct of its own, all zero. */
    static Struct ofSize(int bytes) {
        return new Struct(new Memory(bytes / Long.BYTES));
    }

    boolean isIn(Memory thisMemory) {
        return memory == thisMemory;
    }

    /** Moves this view to the struct that begins at the given index. */
    Struct moveTo(int newAt) {
        at = newAt;
        return this;
    }

    /** Copies longs of another struct. */
    void copyWords(int index, Struct from, int fromIndex, int count) {
        long[] words = memory.chunk(at);
        long[] fromWords = from.memory.chunk(from.at);
        int start = Memory.offset(at) + index;
        int fromStart = Memory.offset(from.at) + fromIndex;
        for (int i = 0; i < count; i++) {
            words[start + i] = fromWords[fromStart + i];
        }
    }

    /** Copies the first longs of this struct. */
    void copyTo(long[] target, int targetAt, int count) {
        System.arraycopy(memory.chunk(at), Memory.offset(at), target, targetAt, count);
    }

    /** Fills the first longs of this struct, or of structs that follow each other. */
    void read(LongBuffer source, int count) {
        source.get(memory.chunk(at), Memory.offset(at), count);
    }

    /** Appends the first longs of this struct to a buffer. */
    void writeTo(LongBuffer target, int count) {
        target.put(memory.chunk(at), Memory.offset(at), count);
    }

    long low(Uint128Field field) {
        return words()[index(field.offset())];
    }

    long high(Uint128Field field) {
        return words()[index(field.offset()) + 1];
    }

    long get(Uint64Field field) {
        return words()[index(field.offset())];
    }

    long get(Uint32Field field) {
        return bits(field.offset()) & 0xFFFF_FFFFL;
    }

    int get(Uint16Field field) {
        return (int) bits(field.offset()) & 0xFFFF;
    }

    void set(Uint128Field field, long high, long low) {
        words()[index(field.offset())] = low;
        words()[index(field.offset()) + 1] = high;
    }

    void set(Uint64Field field, long value) {
        words()[index(field.offset())] = value;
    }

    void set(Uint32Field field, long value) {
        setBits(field.offset(), 0xFFFF_FFFFL, value);
    }

    void set(Uint16Field field, int value) {
        setBits(field.offset(), 0xFFFF, value);
    }

    void set(Uint8Field field, int value) {
        setBits(field.offset(), 0xFF, value);
    }

    boolean isZero(Uint128Field field) {
        return (low(field) | high(field)) == 0;
    }

    /** Whether the field is 2<sup>128</sup> − 1. */
    boolean isMax(Uint128Field field) {
        return (low(field) & high(field)) == -1L;
    }

    boolean isZero(Uint64Field field) {
        return get(field) == 0;
    }

    boolean isZero(Uint32Field field) {
        return get(field) == 0;
    }

    boolean isZero(Uint16Field field) {
        return get(field) == 0;
    }

    boolean isZero(BytesField field) {
        for (int i = 0; i < field.size(); i++) {
            if ((bits(field.offset() + i) & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }

    boolean differs(Uint128Field field, Struct other) {
        return differs(field, other, field);
    }

    boolean differs(Uint128Field field, Struct other, Uint128Field otherField) {
        return low(field) != other.low(otherField) || high(field) != other.high(otherField);
    }

    boolean differs(Uint64Field field, Struct other) {
        return get(field) != other.get(field);
    }

    boolean differs(Uint32Field field, Struct other) {
        return get(field) != other.get(field);
    }

    boolean differs(Uint16Field field, Struct other) {
        return get(field) != other.get(field);
    }

    /** Whether any of the given bits is set. */
    boolean hasAny(Uint16Field flags, int bits) {
        return (get(flags) & bits) != 0;
    }

    /** Whether all of the given bits are set. */
    boolean hasAll(Uint16Field flags, int bits) {
        return (get(flags) & bits) == bits;
    }

    void setFlag(Uint16Field flags, int bit) {
        set(flags, get(flags) | bit);
    }

    void clearFlag(Uint16Field flags, int bit) {
        set(flags, get(flags) & ~bit);
    }

    void copy(Uint128Field field, Struct from) {
        copy(field, from, field);
    }

    void copy(Uint128Field field, Struct from, Uint128Field fromField) {
        set(field, from.high(fromField), from.low(fromField));
    }

    void copy(Uint64Field field, Struct from) {
        set(field, from.get(field));
    }

    void copy(Uint32Field field, Struct from) {
        set(field, from.get(field));
    }

    void copy(Uint16Field field, Struct from) {
        set(field, from.get(field));
    }

    private long[] words() {
        return memory.chunk(at);
    }

    private int index(int offset) {
        return Memory.offset(at) + (offset >>> 3);
    }

    private long bits(int offset) {
        return words()[index(offset)] >>> shift(offset);
    }

    private void setBits(int offset, long mask, long value) {
        assert (value & ~mask) == 0 : value;
        long[] words = words();
        int index = index(offset);
        words[index] = (words[index] & ~(mask << shift(offset))) | (value << shift(offset));
    }

    private static int shift(int offset) {
        return (offset & 7) * 8;
    }
}
