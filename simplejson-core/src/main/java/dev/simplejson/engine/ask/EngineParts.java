// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.http.Routes;
import dev.simplejson.engine.keep.KeptAnswers;
import dev.simplejson.json.read.RequestReader;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.DataSources;
import java.time.Clock;

/**
 * What all requests to one engine have in common.
 *
 * @param routes the table of endpoints
 * @param directory which metrics the sources have
 * @param kept the answers that several may share
 */
public record EngineParts(
        DataSources sources,
        Settings settings,
        Clock clock,
        RequestReader requestReader,
        Routes routes,
        Directory directory,
        KeptAnswers kept) {}
