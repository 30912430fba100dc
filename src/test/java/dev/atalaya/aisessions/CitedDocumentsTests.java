package dev.atalaya.aisessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CitedDocumentsTests {

    @Test
    void theyAreNamedOnceByWhatTheyAreCalled() {
        assertThat(CitedDocuments.of("""
                        {"answer": "Yes", "documents": [{"title": "Returns", "url": "https://x"}, {"url": "https://y"}, "faq.pdf"],
                         "more": {"sources": [{"id": 7}, {"title": "Returns"}, {}, 3, null]}}""")).containsExactlyInAnyOrder("Returns", "https://y", "faq.pdf", "7");
    }

    @Test
    void whatIsNoResultCitesNothing() {
        assertThat(CitedDocuments.of(null)).isEmpty();
        assertThat(CitedDocuments.of("Two rooms are free")).isEmpty();
        assertThat(CitedDocuments.of("[{\"name\": \"Hotel\"}]")).isEmpty();
        assertThat(CitedDocuments.of("{\"documents\": \"none\"}")).isEmpty();
    }
}
