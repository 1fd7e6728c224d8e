// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.work.Asking;
import dev.simplejson.engine.work.Contract;
import dev.simplejson.engine.work.Text;
import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.TagQuery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers what ad-hoc filters can be made of. Serves one request. */
public final class Tags {
    private final Scope scope;
    private final int most;

    Tags(Scope scope, Settings settings) {
        this.scope = scope;
        this.most = settings.get(EngineSettings.MAX_SEARCH_RESULTS);
    }

    /** The labels and columns that can be filtered by. */
    List<String> keys() throws Exception {
        return distinct(scope.calls()
                .askWilling(
                        scope.sources(),
                        Asking.to(Purpose.TAGS, "list what can be filtered by"),
                        (name, source, context) -> Contract.checked(source.tagKeys(query(context)), name, "tagKeys")));
    }

    /** The values of the label or column that is asked for. */
    List<String> values() throws Exception {
        String key = scope.request().key();
        return distinct(scope.calls()
                .askWilling(
                        scope.sources(),
                        Asking.to(Purpose.TAGS, "list the values of '" + Text.abbreviated(key) + "'"),
                        (name, source, context) ->
                                Contract.checked(source.tagValues(key, query(context)), name, "tagValues")));
    }

    private TagQuery query(RequestContext context) {
        return new TagQuery(scope.request().filters(), scope.request().range(), context);
    }

    private List<String> distinct(Map<String, List<String>> bySource) {
        Set<String> all = new LinkedHashSet<>();
        bySource.values().forEach(all::addAll);
        return all.stream().limit(most).toList();
    }
}
