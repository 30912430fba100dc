package dev.atalaya.components;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** The texts of all features, from {@code i18n/<package>_<language>.properties}; English where a language has none. */
@Component
public class Translations implements I18NProvider {

    private static final Locale SPANISH = Locale.of("es");

    private final Map<String, Properties> texts;

    Translations() {
        texts = getProvidedLocales().stream()
                .collect(Collectors.toUnmodifiableMap(Locale::getLanguage, locale -> load(locale.getLanguage())));
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.ENGLISH, SPANISH);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        var english = texts.getOrDefault("en", new Properties());
        var text = texts.getOrDefault(locale.getLanguage(), english).getProperty(key, english.getProperty(key));
        if (text == null) {
            return key;
        }
        return new MessageFormat(text, locale).format(params);
    }

    private static Properties load(String language) {
        var all = new Properties();
        try {
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:i18n/*_" + language + ".properties")) {
                all.putAll(PropertiesLoaderUtils.loadProperties(new EncodedResource(file, StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
