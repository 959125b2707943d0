package io.onewindow.printing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The page of a result, with its typefaces loaded once.
@Configuration(proxyBeanMethods = false)
class PrintingConfiguration {

    @Bean
    ResultPage resultPage() {
        return new ResultPage();
    }
}
