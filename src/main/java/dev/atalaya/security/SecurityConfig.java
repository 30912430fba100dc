package dev.atalaya.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** The two filter chains: one for the API, one for views; what neither names is refused. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ConditionalOnWebApplication
class SecurityConfig {

    // Vaadin needs inline and evaluated scripts, and a base element; see docs/decisions/0003.
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    // A page is written by a forward, which ends the response before headers that come late.
    private static final ObjectPostProcessor<HeaderWriterFilter> EARLY = new ObjectPostProcessor<>() {
        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) {
        return headers(http)
                .securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain views(HttpSecurity http) {
        http.setSharedObject(RequestCache.class, askedFor());
        return headers(http)
                .addFilterBefore(new RequestIdFilter(), SecurityContextHolderFilter.class)
                .addFilterAfter(new SameOriginFilter(), RequestIdFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/styles/**", "/icons/**", "/actuator/health")
                                .permitAll()
                                .requestMatchers("/webjars/**")
                                .authenticated()
                                // Without the slash it is no resource, and answering it would open a session.
                                .requestMatchers("/VAADIN")
                                .denyAll())
                .exceptionHandling(errors -> errors.accessDeniedHandler(new UnknownPageHandler()))
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView("/login", "/login?signed-out"))
                .build();
    }

    // Without a parameter of its own: signing in leads back to the very address that was asked for.
    @SuppressWarnings("NullAway") // null is how the parameter is left out
    private static RequestCache askedFor() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(UnknownPageHandler::isPage);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static HttpSecurity headers(HttpSecurity http) {
        return http.headers(headers -> headers.withObjectPostProcessor(EARLY)
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                // Vaadin sets it too, and differently; frame-ancestors above decides.
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()")));
    }
}
