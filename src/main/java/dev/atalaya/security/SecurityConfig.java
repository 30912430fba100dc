package dev.atalaya.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** The two filter chains: one for the API, one for views; what neither names is refused. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ConditionalOnWebApplication
class SecurityConfig {

    // Around all other filters, so that what they refuse has its headers too.
    @Bean
    FilterRegistrationBean<HeadersFilter> headersFilter() {
        var registration = new FilterRegistrationBean<>(new HeadersFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain views(HttpSecurity http, CurrentUser currentUser, CurrentRights rights, Clock clock) {
        http.setSharedObject(RequestCache.class, askedFor());
        return http.addFilterBefore(new RequestIdFilter(), SecurityContextHolderFilter.class)
                .addFilterAfter(new SameOriginFilter(), RequestIdFilter.class)
                .addFilterBefore(new IdleFilter(clock), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new RightsFilter(currentUser, rights, clock), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/styles/**", "/icons/**", "/scripts/**", "/actuator/health")
                                .permitAll()
                                .requestMatchers("/webjars/**")
                                .authenticated()
                                // Without the slash it is no resource, and answering it would open a session.
                                .requestMatchers("/VAADIN")
                                .denyAll())
                .headers(AbstractHttpConfigurer::disable)
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
}
