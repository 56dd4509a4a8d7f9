using System.Net;
using System.Net.Sockets;

namespace Fashu;

/// <summary>Whom a limit counts: an IPv4 address, or the whole /64 of an IPv6 address, of which one line has as many as it likes.</summary>
public static class CallerNetwork
{
    private const int PrefixBytes = 8;

    public static string? Of(string? address) => IPAddress.TryParse(address, out var known) ? Of(known) : address;

    public static string? Of(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true }) return address.MapToIPv4().ToString();
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6 }) return address?.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, PrefixBytes, bytes.Length - PrefixBytes);
        return $"{new IPAddress(bytes)}/64";
    }
}
