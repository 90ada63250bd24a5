using System.Globalization;

namespace Sweep.Silo.Access;

/// <summary>What the sign-in form says.</summary>
internal sealed record LoginWords(string Language, string SignIn, string Token, string Wrong)
{
    private static readonly LoginWords English = new("en", "Sign in", "Token", "This is not a token of this server.");

    private static readonly LoginWords Spanish = new("es", "Entrar", "Clave de acceso", "Esta no es una clave de este servidor.");

    public static LoginWords In(CultureInfo language) => language.TwoLetterISOLanguageName == "es" ? Spanish : English;
}
