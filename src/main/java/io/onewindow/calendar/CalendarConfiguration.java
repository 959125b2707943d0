package io.onewindow.calendar;

import io.onewindow.settings.HubSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The calendar, as the configuration folder names its holidays.
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    HolidayCalendar holidayCalendar(HubSettings settings) {
        return HolidayCalendar.read(settings.configDir().resolve("calendar"));
    }
}
