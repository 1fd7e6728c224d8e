// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationTest {
    private static final Instant EARLY = Instant.ofEpochMilli(10);
    private static final Instant LATE = Instant.ofEpochMilli(20);

    @Test
    void at_isAPoint() {
        Annotation deploy = Annotation.at(EARLY, "deploy").withText("v2").withTags("a", "b");

        assertThat(deploy).hasToString("Annotation[10, 10, deploy, v2, [a, b]]");
        assertThat(deploy)
                .isEqualTo(Annotation.at(EARLY, "deploy")
                        .withTags(List.of("a", "b"))
                        .withText("v2"))
                .hasSameHashCodeAs(
                        Annotation.at(EARLY, "deploy").withTags("a", "b").withText("v2"))
                .isNotEqualTo(Annotation.at(EARLY, "deploy").withText("v2"));
        assertThat(deploy.isRegion()).isFalse();
    }

    @Test
    void region_endsLater() {
        Annotation outage = Annotation.region(EARLY, LATE, "outage");

        assertThat(outage).hasToString("Annotation[10, 20, outage, , []]");
        assertThat(outage.isRegion()).isTrue();
    }

    @Test
    void region_endBeforeBeginning_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Annotation.region(LATE, EARLY, "outage"))
                .withMessage("annotation 'outage' ends at 10, before it begins at 20");
    }

    @Test
    void annotation_changedTags_keepsItsOwn() {
        List<String> tags = new ArrayList<>(List.of("a"));
        Annotation annotation = Annotation.at(EARLY, "").withTags(tags);
        tags.add("b");

        assertThat(annotation.tags()).containsExactly("a");
    }

    @Test
    void annotation_null_isRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> Annotation.at(EARLY, null))
                .withMessage("title is null");
        Annotation annotation = Annotation.at(EARLY, "deploy");
        assertThatNullPointerException()
                .isThrownBy(() -> annotation.withText(null))
                .withMessage("text is null");
    }
}
