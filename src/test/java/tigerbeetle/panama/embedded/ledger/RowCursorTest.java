package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Cursors against sets. */
class RowCursorTest {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aListIsReadInBothDirections(
            @ForAll @Size(max = 200) List<@IntRange(max = 500) Integer> rows,
            @ForAll boolean descending,
            @ForAll @IntRange(min = 1, max = 60) int step) {
        NavigableSet<Integer> keys = keys(rows, descending);
        RowCursor cursor = cursor(rows, descending);
        int first = descending ? RowCursor.key(510, true) : 0;
        for (int key = first; key < first + 520; key += step) {
            Integer expected = keys.ceiling(key);
            assertThat(cursor.seek(key)).isEqualTo(expected == null ? RowCursor.END : expected);
        }
    }

    /** From anywhere in any of its blocks to anywhere further on. */
    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void aLongListIsReadFromAnyPlaceOn(
            @ForAll @Size(max = 3_000) List<@IntRange(max = 20_000) Integer> rows,
            @ForAll boolean descending,
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 21_000) Integer> wanted) {
        NavigableSet<Integer> keys = keys(rows, descending);
        RowLists lists = lists(rows);
        for (int from : wanted) {
            RowCursor cursor = new ListCursor(lists.get(0), descending);
            for (int key : keys(wanted, descending).tailSet(RowCursor.key(from, descending))) {
                Integer expected = keys.ceiling(key);
                assertThat(cursor.seek(key)).isEqualTo(expected == null ? RowCursor.END : expected);
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aUnionHasTheRowsOfBoth(
            @ForAll @Size(max = 60) List<@IntRange(max = 200) Integer> first,
            @ForAll @Size(max = 60) List<@IntRange(max = 200) Integer> second,
            @ForAll boolean descending) {
        NavigableSet<Integer> keys = keys(first, descending);
        keys.addAll(keys(second, descending));
        RowCursor union = new UnionCursor(cursor(first, descending), cursor(second, descending));
        assertThat(readAll(union)).isEqualTo(List.copyOf(keys));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anIntersectionHasTheRowsOfAll(
            @ForAll @Size(max = 200) List<@IntRange(max = 200) Integer> first,
            @ForAll @Size(max = 200) List<@IntRange(max = 200) Integer> second,
            @ForAll @Size(max = 200) List<@IntRange(max = 200) Integer> third,
            @ForAll boolean descending) {
        NavigableSet<Integer> keys = keys(first, descending);
        keys.retainAll(keys(second, descending));
        keys.retainAll(keys(third, descending));
        RowCursor intersection =
                new IntersectionCursor(
                        List.of(
                                cursor(first, descending),
                                cursor(second, descending),
                                cursor(third, descending)));
        assertThat(readAll(intersection)).isEqualTo(List.copyOf(keys));
    }

    static List<Integer> readAll(RowCursor cursor) {
        List<Integer> keys = new ArrayList<>();
        int key = cursor.seek(Integer.MIN_VALUE);
        while (key != RowCursor.END) {
            keys.add(key);
            key = cursor.seek(key + 1);
        }
        return keys;
    }

    private static NavigableSet<Integer> keys(Collection<Integer> rows, boolean descending) {
        NavigableSet<Integer> keys = new TreeSet<>();
        rows.forEach(row -> keys.add(RowCursor.key(row, descending)));
        return keys;
    }

    private static RowCursor cursor(Collection<Integer> rows, boolean descending) {
        return new ListCursor(lists(rows).get(0), descending);
    }

    private static RowLists lists(Collection<Integer> rows) {
        RowLists lists = new RowLists(new RowBlocks());
        int list = lists.addList();
        new TreeSet<>(rows).forEach(row -> lists.append(list, row));
        return lists;
    }
}
