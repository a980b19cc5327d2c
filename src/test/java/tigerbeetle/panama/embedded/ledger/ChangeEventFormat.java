package tigerbeetle.panama.embedded.ledger;

import tigerbeetle.panama.conformance.FieldFormat;
import tigerbeetle.panama.conformance.StructFormat;
import tigerbeetle.panama.layout.ChangeEventLayout;
import tigerbeetle.panama.layout.ChangeEventsFilterLayout;

/** Change events and their filter as the vectors write them. */
final class ChangeEventFormat {

    static final StructFormat FILTER =
            new StructFormat.Builder()
                    .add("timestamp_min", ChangeEventsFilterLayout.TIMESTAMP_MIN)
                    .add("timestamp_max", ChangeEventsFilterLayout.TIMESTAMP_MAX)
                    .add("limit", ChangeEventsFilterLayout.LIMIT)
                    .add("reserved", ChangeEventsFilterLayout.RESERVED)
                    .build(ChangeEventsFilterLayout.SIZE);

    static final StructFormat EVENT =
            new StructFormat.Builder()
                    .add("transfer_id", ChangeEventLayout.TRANSFER_ID)
                    .add("transfer_amount", ChangeEventLayout.TRANSFER_AMOUNT)
                    .add("transfer_pending_id", ChangeEventLayout.TRANSFER_PENDING_ID)
                    .add("transfer_user_data_128", ChangeEventLayout.TRANSFER_USER_DATA_128)
                    .add("transfer_user_data_64", ChangeEventLayout.TRANSFER_USER_DATA_64)
                    .add("transfer_user_data_32", ChangeEventLayout.TRANSFER_USER_DATA_32)
                    .add("transfer_timeout", ChangeEventLayout.TRANSFER_TIMEOUT)
                    .add("transfer_code", ChangeEventLayout.TRANSFER_CODE)
                    .add("transfer_flags", ChangeEventLayout.TRANSFER_FLAGS)
                    .add("ledger", ChangeEventLayout.LEDGER)
                    .add(new FieldFormat("type", ChangeEventLayout.TYPE.offset(), 1))
                    .add("reserved", ChangeEventLayout.RESERVED)
                    .add("debit_account_id", ChangeEventLayout.DEBIT_ACCOUNT_ID)
                    .add(
                            "debit_account_debits_pending",
                            ChangeEventLayout.DEBIT_ACCOUNT_DEBITS_PENDING)
                    .add(
                            "debit_account_debits_posted",
                            ChangeEventLayout.DEBIT_ACCOUNT_DEBITS_POSTED)
                    .add(
                            "debit_account_credits_pending",
                            ChangeEventLayout.DEBIT_ACCOUNT_CREDITS_PENDING)
                    .add(
                            "debit_account_credits_posted",
                            ChangeEventLayout.DEBIT_ACCOUNT_CREDITS_POSTED)
                    .add(
                            "debit_account_user_data_128",
                            ChangeEventLayout.DEBIT_ACCOUNT_USER_DATA_128)
                    .add("debit_account_user_data_64", ChangeEventLayout.DEBIT_ACCOUNT_USER_DATA_64)
                    .add("debit_account_user_data_32", ChangeEventLayout.DEBIT_ACCOUNT_USER_DATA_32)
                    .add("debit_account_code", ChangeEventLayout.DEBIT_ACCOUNT_CODE)
                    .add("debit_account_flags", ChangeEventLayout.DEBIT_ACCOUNT_FLAGS)
                    .add("credit_account_id", ChangeEventLayout.CREDIT_ACCOUNT_ID)
                    .add(
                            "credit_account_debits_pending",
                            ChangeEventLayout.CREDIT_ACCOUNT_DEBITS_PENDING)
                    .add(
                            "credit_account_debits_posted",
                            ChangeEventLayout.CREDIT_ACCOUNT_DEBITS_POSTED)
                    .add(
                            "credit_account_credits_pending",
                            ChangeEventLayout.CREDIT_ACCOUNT_CREDITS_PENDING)
                    .add(
                            "credit_account_credits_posted",
                            ChangeEventLayout.CREDIT_ACCOUNT_CREDITS_POSTED)
                    .add(
                            "credit_account_user_data_128",
                            ChangeEventLayout.CREDIT_ACCOUNT_USER_DATA_128)
                    .add(
                            "credit_account_user_data_64",
                            ChangeEventLayout.CREDIT_ACCOUNT_USER_DATA_64)
                    .add(
                            "credit_account_user_data_32",
                            ChangeEventLayout.CREDIT_ACCOUNT_USER_DATA_32)
                    .add("credit_account_code", ChangeEventLayout.CREDIT_ACCOUNT_CODE)
                    .add("credit_account_flags", ChangeEventLayout.CREDIT_ACCOUNT_FLAGS)
                    .add("timestamp", ChangeEventLayout.TIMESTAMP)
                    .add("transfer_timestamp", ChangeEventLayout.TRANSFER_TIMESTAMP)
                    .add("debit_account_timestamp", ChangeEventLayout.DEBIT_ACCOUNT_TIMESTAMP)
                    .add("credit_account_timestamp", ChangeEventLayout.CREDIT_ACCOUNT_TIMESTAMP)
                    .build(ChangeEventLayout.SIZE);

    private ChangeEventFormat() {}
}
