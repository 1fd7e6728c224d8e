// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code [{key, operator, value, values}]}. A filter without a key is one that the user has not finished; one of several values whose
 * {@code values} are null filters nothing: so a variable of Grafana that stands for all is written where it stands for a list.
 */
final class FiltersReader {
    /** No dashboard has as many; each may hold an expression to compile. */
    private static final int MOST = 100;

    private static final Map<String, Operator> OPERATORS =
            Arrays.stream(Operator.values()).collect(Collectors.toUnmodifiableMap(Operator::symbol, each -> each));

    private FiltersReader() {}

    static List<AdhocFilter> read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return List.of();
        }
        List<AdhocFilter> filters = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (filters.size() == MOST) {
                throw new SimpleJsonException(
                        ErrorKind.TOO_LARGE, "the request has more than " + MOST + " ad-hoc filters");
            }
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readFilter(parser, filters);
            } else {
                parser.skipChildren();
            }
        }
        return filters;
    }

    private static void readFilter(JsonParser parser, List<AdhocFilter> filters) throws IOException {
        String key = "";
        String operator = "=";
        String value = "";
        List<String> values = List.of();
        boolean all = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "key" -> key = Scalars.textOrEmpty(parser);
                case "operator" -> operator = Scalars.textOrEmpty(parser);
                case "value" -> value = Scalars.textOrEmpty(parser);
                case "values" -> {
                    all = parser.currentToken() == JsonToken.VALUE_NULL;
                    values = values(parser);
                }
                default -> parser.skipChildren();
            }
        }
        if (!key.isEmpty()) {
            Operator compare = operator(key, operator);
            if (compare != Operator.ONE_OF || !all || !value.isEmpty()) {
                filters.add(new AdhocFilter(
                        key, compare, compare.takesList() && !values.isEmpty() ? values : List.of(value)));
            }
        }
    }

    /** A single one may stand there without its brackets. */
    private static List<String> values(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            @Nullable String single = Scalars.text(parser);
            return single == null ? List.of() : List.of(single);
        }
        List<String> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(Scalars.textOrEmpty(parser));
        }
        return values;
    }

    private static Operator operator(String key, String symbol) {
        Operator operator = OPERATORS.get(symbol);
        if (operator != null) {
            return operator;
        }
        throw SimpleJsonException.badRequest("filter '" + key + "' has the operator '" + symbol + "'; expected one of "
                + Arrays.stream(Operator.values()).map(Operator::symbol).collect(Collectors.joining(" ")));
    }
}
