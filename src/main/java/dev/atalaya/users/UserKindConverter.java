package dev.atalaya.users;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

@Converter
class UserKindConverter implements AttributeConverter<UserKind, String> {

    @Override
    public String convertToDatabaseColumn(UserKind value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public UserKind convertToEntityAttribute(String column) {
        return UserKind.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
