using System.Security.Claims;
using System.Security.Cryptography;

namespace Sweep.Silo.Access;

/// <summary>Somebody who was let in, and what for, so that a cookie ends when that no longer holds.</summary>
internal static class AccessIdentity
{
    /// <summary>The claim that says what somebody was let in for.</summary>
    private const string Grounds = "grounds";

    /// <param name="role">What they may do.</param>
    /// <param name="grounds">What they were let in for: the hash of a token, or of what makes a provider's word count.</param>
    /// <param name="scheme">How they came.</param>
    public static ClaimsIdentity Of(string role, byte[] grounds, string scheme) =>
        new([new(ClaimTypes.Name, role), new(ClaimTypes.Role, role), new(Grounds, Mark(grounds))], scheme);

    public static bool CameWith(ClaimsPrincipal user, byte[] grounds) => user.FindFirst(Grounds)?.Value == Mark(grounds);

    /// <summary>Hashed once more: a cookie's contents must not help to guess a token.</summary>
    private static string Mark(byte[] grounds) => Convert.ToHexString(SHA256.HashData(grounds));
}
