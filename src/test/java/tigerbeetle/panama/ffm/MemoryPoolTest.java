package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryPoolTest {

    @Test
    void givesBlocksThatAreLargeEnoughAlignedAndLittleEndian() {
        try (Arena arena = Arena.ofShared()) {
            MemoryPool pool = new MemoryPool(arena, 16);
            for (int size : new int[] {0, 1, 512, 513, 8 << 10, 100_000, 1 << 20}) {
                MemoryPool.Block block = pool.take(size);
                assertThat(block.size()).isGreaterThanOrEqualTo(size);
                assertThat(block.address() % 16).isZero();
                assertThat(block.buffer().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
                assertThat(block.buffer().capacity()).isEqualTo(block.size());
            }
        }
    }

    @Test
    void usesABlockAgainOnlyAfterItWasGivenBack() {
        try (Arena arena = Arena.ofShared()) {
            MemoryPool pool = new MemoryPool(arena, 100);
            List<MemoryPool.Block> taken = new ArrayList<>();
            Set<Long> addresses = new HashSet<>();
            for (int i = 0; i < 100; i++) {
                MemoryPool.Block block = pool.take(128);
                taken.add(block);
                assertThat(addresses.add(block.address())).isTrue();
            }
            taken.forEach(pool::give);
            for (int i = 0; i < 100; i++) {
                assertThat(addresses).contains(pool.take(128).address());
            }
        }
    }

    @Test
    void refusesMoreThanAMessage() {
        try (Arena arena = Arena.ofShared()) {
            MemoryPool pool = new MemoryPool(arena, 1);
            assertThatThrownBy(() -> pool.take((1 << 20) + 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("size: 1048577 is outside 0..1048576");
        }
    }
}
