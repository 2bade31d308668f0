package io.traider.api;

/** What programs read of an error, in {@code extensions.code}. */
enum ErrorCode {
    /** The request cannot be read, or a value in it cannot be. */
    BAD_REQUEST,
    /** No token, or none that is valid. */
    UNAUTHENTICATED,
    /** The user's roles do not allow it. */
    FORBIDDEN,
    /** What was named does not exist. */
    NOT_FOUND,
    /** Somebody else changed it meanwhile; the extensions {@code mine} and {@code theirs} have both texts. */
    CONFLICT,
    /** What was asked for may not be, as things stand; the extension {@code reason} says why, for programs. */
    REFUSED,
    /** The answer could be too large. */
    TOO_COMPLEX,
    /** Fields are nested too deeply. */
    TOO_DEEP,
    /** Too many subscriptions at once. */
    TOO_MANY,
    /** The session does not take commands at present. */
    UNAVAILABLE,
    /** A fault of ours; the message has a number to find it by in the log. */
    INTERNAL
}
