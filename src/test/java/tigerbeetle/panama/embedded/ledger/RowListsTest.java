package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowListsTest {

    private final RowBlocks blocks = new RowBlocks();
    private final RowLists lists = new RowLists(blocks);
    private final List<List<Integer>> expected = new ArrayList<>();
    private final Random random = new Random(3);
    private int row;

    @Test
    void keepsManyListsInOneAddressSpace() {
        addLists(10);
        appendAtRandom(50_000);
        check();
    }

    @Test
    void blocksDouble() {
        addLists(1);
        appendAtRandom(1_000_000);
        check();
        assertThat(RowLists.blockIndex(999_999)).isEqualTo(17);
        assertThat(blocks.top()).isLessThan(2_100_000);
    }

    @Test
    void rollsBackToAnyEarlierState() {
        addLists(7);
        for (int round = 0; round < 200; round++) {
            List<List<Integer>> before = new ArrayList<>();
            expected.forEach(list -> before.add(List.copyOf(list)));
            int top = blocks.top();
            List<Integer> appended = appendAtRandom(random.nextInt(100));
            for (int list : appended.reversed()) {
                lists.removeLast(list);
                expected.get(list).removeLast();
            }
            blocks.release(top);
            assertThat(expected).isEqualTo(before);
            check();
            appendAtRandom(random.nextInt(20));
        }
    }

    @Test
    void listsAreRemovedFromTheEnd() {
        addLists(2);
        lists.removeLastList();
        assertThat(lists.listCount()).isEqualTo(1);
        assertThat(lists.addList()).isEqualTo(1);
        assertThat(lists.size(1)).isZero();
    }

    private void addLists(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(lists.addList()).isEqualTo(i);
            expected.add(new ArrayList<>());
        }
    }

    /** Appends ascending rows and returns the lists they went to. */
    private List<Integer> appendAtRandom(int count) {
        List<Integer> appended = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Lower lists get more.
            int list = (int) (expected.size() * Math.pow(random.nextDouble(), 3));
            row += 1 + random.nextInt(3);
            lists.append(list, row);
            expected.get(list).add(row);
            appended.add(list);
        }
        return appended;
    }

    private void check() {
        for (int list = 0; list < expected.size(); list++) {
            List<Integer> rows = expected.get(list);
            assertThat(lists.size(list)).isEqualTo(rows.size());
            assertThat(read(list, false)).isEqualTo(rows);
            assertThat(read(list, true)).isEqualTo(rows.reversed());
            if (!rows.isEmpty()) {
                assertThat(lists.last(list)).isEqualTo(rows.getLast());
            }
        }
    }

    private List<Integer> read(int list, boolean descending) {
        return RowCursorTest.readAll(new ListCursor(lists.get(list), descending)).stream()
                .map(RowCursor::row)
                .toList();
    }
}
