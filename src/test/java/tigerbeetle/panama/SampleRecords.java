package tigerbeetle.panama;

/** Records in which every field has a value of its own, so that no two can be mixed up. */
final class SampleRecords {

    private SampleRecords() {}

    /** The i-th of many numbers with 16 different bytes: i0, i1 to if, in hexadecimal. */
    static UInt128 number(int i) {
        long nibbles = 0x1010_1010_1010_1010L * i;
        return UInt128.ofHighLow(
                nibbles | 0x0001_0203_0405_0607L, nibbles | 0x0809_0A0B_0C0D_0E0FL);
    }

    static Account account() {
        return new Account(
                number(1),
                number(2),
                number(3),
                number(4),
                number(5),
                number(6),
                0x8182_8384_8586_8788L,
                0x9192_9394L,
                0xA1A2_A3A4L,
                0xB1B2,
                AccountFlags.of(AccountFlags.LINKED, AccountFlags.CLOSED),
                0xC1C2_C3C4_C5C6_C7C8L);
    }

    static Transfer transfer() {
        return new Transfer(
                number(1),
                number(2),
                number(3),
                number(4),
                number(5),
                number(6),
                0x8182_8384_8586_8788L,
                0x9192_9394L,
                0xD1D2_D3D4L,
                0xA1A2_A3A4L,
                0xB1B2,
                TransferFlags.of(TransferFlags.IMPORTED, TransferFlags.PENDING),
                0xC1C2_C3C4_C5C6_C7C8L);
    }

    static AccountBalance balance() {
        return new AccountBalance(
                number(2), number(3), number(4), number(5), 0xC1C2_C3C4_C5C6_C7C8L);
    }

    static ChangeEvent changeEvent() {
        Transfer transfer = transfer();
        Account debitAccount = account().toBuilder().id(transfer.debitAccountId()).build();
        Account creditAccount =
                new Account(
                        transfer.creditAccountId(),
                        number(7),
                        number(8),
                        number(9),
                        number(10),
                        number(11),
                        0x2122_2324_2526_2728L,
                        0x3132_3334L,
                        transfer.ledger(),
                        0x6162,
                        AccountFlags.HISTORY,
                        0x7172_7374_7576_7778L);
        return new ChangeEvent(
                ChangeEventType.TWO_PHASE_EXPIRED,
                0xE1E2_E3E4_E5E6_E7E8L,
                transfer,
                debitAccount,
                creditAccount);
    }

    static ChangeEventsFilter changeEventsFilter() {
        return new ChangeEventsFilter(0x4142_4344_4546_4748L, 0x5152_5354_5556_5758L, 0x0212);
    }

    static AccountFilter accountFilter() {
        return new AccountFilter(
                number(1),
                number(6),
                0x8182_8384_8586_8788L,
                0x9192_9394L,
                0xB1B2,
                0x4142_4344_4546_4748L,
                0x5152_5354_5556_5758L,
                0x1112,
                true,
                false,
                true);
    }

    static QueryFilter queryFilter() {
        return new QueryFilter(
                number(6),
                0x8182_8384_8586_8788L,
                0x9192_9394L,
                0xA1A2_A3A4L,
                0xB1B2,
                0x4142_4344_4546_4748L,
                0x5152_5354_5556_5758L,
                0x1112,
                true);
    }
}
