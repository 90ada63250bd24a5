using System.Globalization;

namespace Sweep.Silo.Access;

/// <summary>What the sign-in page says.</summary>
/// <param name="SignInAt">Stands before the name of the provider's host.</param>
internal sealed record LoginWords(string Language, string SignIn, string SignInAt, string Token, string Wrong, string Away, string Failed, string NoRole)
{
    private static readonly LoginWords English = new(
        "en", "Sign in", "Sign in at", "Token", "This is not a token of this server.",
        Away: "The server that signs people in does not answer. Try again in a moment; if that does not help, tell whoever runs Sweep here.",
        Failed: "Signing in did not work. Try again; if that does not help, tell whoever runs Sweep here.",
        NoRole: "Your account may not use Sweep here. Whoever manages accounts can make it a reader's or an operator's.");

    private static readonly LoginWords Spanish = new(
        "es", "Entrar", "Entrar con", "Clave de acceso", "Esta no es una clave de este servidor.",
        Away: "El servidor que identifica a los usuarios no responde. Vuelve a intentarlo dentro de un momento; si no sirve, avisa a quien administra Sweep aquí.",
        Failed: "No se ha podido entrar. Vuelve a intentarlo; si no sirve, avisa a quien administra Sweep aquí.",
        NoRole: "Tu cuenta no puede usar Sweep aquí. Quien administra las cuentas puede hacerla de lector o de operador.");

    public static LoginWords In(CultureInfo language) => language.TwoLetterISOLanguageName == "es" ? Spanish : English;

    public string Why(ProviderRefusal refusal) => refusal switch
    {
        ProviderRefusal.Away => Away,
        ProviderRefusal.Failed => Failed,
        _ => NoRole,
    };
}
