package dev.atalaya.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How a name and a password become a user, in the same time whatever is wrong with them. */
@Configuration(proxyBeanMethods = false)
class SignInConfig {

    /** Characters; longer ones are refused before they cost a hash. */
    private static final int LONGEST_PASSWORD = 1024;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new Passwords();
    }

    @Bean
    DaoAuthenticationProvider passwordSignIn(UserDetailsService users, PasswordEncoder passwords) {
        var provider = new DaoAuthenticationProvider(users) {
            @Override
            public Authentication authenticate(Authentication attempt) {
                var password = attempt.getCredentials();
                if (password == null || password.toString().length() > LONGEST_PASSWORD) {
                    throw new BadCredentialsException("Bad credentials");
                }
                return super.authenticate(attempt);
            }
        };
        provider.setPasswordEncoder(passwords);
        // The status is looked at after the password: before it, a suspended user would be told apart by the clock.
        provider.setPreAuthenticationChecks(user -> {});
        provider.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
        return provider;
    }
}
