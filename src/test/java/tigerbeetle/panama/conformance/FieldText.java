package tigerbeetle.panama.conformance;

import java.math.BigInteger;
import java.util.StringJoiner;

/** Fields and elements of one struct as people read them. */
record FieldText(Operation operation, StructFormat format) {

    /** A value: flags and statuses by name. */
    String of(FieldFormat field, BigInteger number) {
        if (field.isStatus()) {
            return StructFormat.statusName(operation, number);
        }
        return field.isFlags() ? format.flagNames(number).toString() : number.toString();
    }

    /** An element: the fields that are given. */
    String of(Element element) {
        StringJoiner text = new StringJoiner(" ");
        element.values()
                .forEach((field, value) -> text.add(field.name() + "=" + valueText(field, value)));
        return text.toString();
    }

    private String valueText(FieldFormat field, Value value) {
        return value instanceof Value.Literal literal ? of(field, literal.number()) : value.text();
    }
}
