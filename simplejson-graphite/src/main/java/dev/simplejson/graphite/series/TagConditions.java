// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.graphite.target.TagCondition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conditions on tags, and what the tags of a series are: its metric's {@code name}, its {@code source} and its labels. A label of one of
 * these two names is called {@code label_name} or {@code label_source}.
 */
public final class TagConditions {
    public static final String SOURCE = "source";

    private static final String LABEL = "label_";

    private final List<TagCondition> conditions;

    public TagConditions(List<TagCondition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** The conditions of some texts. */
    public static TagConditions of(List<String> texts) {
        return new TagConditions(texts.stream()
                .filter(text -> !text.isBlank())
                .map(TagCondition::of)
                .toList());
    }

    /** The tags of a series. */
    public static Map<String, String> tags(String name, String source, Map<String, String> labels) {
        Map<String, String> tags = new LinkedHashMap<>();
        labels.forEach((label, value) -> tags.put(tagOf(label), value));
        tags.put(Series.NAME, name);
        tags.put(SOURCE, source);
        return tags;
    }

    /** What a label is called as a tag. */
    public static String tagOf(String label) {
        String bare = label.startsWith(LABEL) ? label.substring(LABEL.length()) : label;
        return bare.equals(Series.NAME) || bare.equals(SOURCE) ? LABEL + label : label;
    }

    /** What label a tag is. */
    public static String labelOf(String tag) {
        boolean isRenamed =
                tag.startsWith(LABEL) && tagOf(tag.substring(LABEL.length())).equals(tag);
        return isRenamed ? tag.substring(LABEL.length()) : tag;
    }

    /** Whether a series of a metric whose name was accepted is; its own name may say more, as those of a table's columns do. */
    public boolean acceptBeyondName(Map<String, String> tags) {
        return conditions.stream()
                .allMatch(condition -> condition.key().equals(Series.NAME) || condition.accepts(tags));
    }

    public boolean acceptSource(String source) {
        return acceptTag(SOURCE, source);
    }

    public boolean acceptName(String name) {
        return acceptTag(Series.NAME, name);
    }

    private boolean acceptTag(String tag, String value) {
        return conditions.stream().allMatch(condition -> !condition.key().equals(tag) || condition.accepts(value));
    }

    /** The tags that are spoken of. */
    public List<String> keys() {
        return conditions.stream().map(TagCondition::key).toList();
    }

    /** The conditions on labels, for the sources: never narrower than what is accepted here. */
    public List<AdhocFilter> filters() {
        List<AdhocFilter> filters = new ArrayList<>();
        for (TagCondition condition : conditions) {
            boolean onLabel =
                    !condition.key().equals(Series.NAME) && !condition.key().equals(SOURCE);
            AdhocFilter filter = onLabel ? condition.filterOn(labelOf(condition.key())) : null;
            if (filter != null) {
                filters.add(filter);
            }
        }
        return filters;
    }
}
