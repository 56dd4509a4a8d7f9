using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Fashu;

/// <summary>
/// Stores an enum by its name, as EF's own converter does. One class serves all enums: EF's is generic, so that its code is
/// compiled anew for each enum of the model while the program starts.
/// </summary>
internal sealed class EnumText : ValueConverter
{
    private EnumText(Type type) : base(To(type), From(type))
    {
        ModelClrType = type;
        ConvertToProvider = value => value?.ToString();
        ConvertFromProvider = text => text is null ? null : Enum.Parse(type, (string)text);
    }

    public override Func<object?, object?> ConvertToProvider { get; }
    public override Func<object?, object?> ConvertFromProvider { get; }
    public override Type ModelClrType { get; }
    public override Type ProviderClrType => typeof(string);
    public override Expression ConstructorExpression => throw new NotSupportedException("There is no compiled model.");

    public static void Map(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type.IsEnum) property.SetValueConverter(new EnumText(type));
        }
    }

    private static LambdaExpression To(Type type)
    {
        var value = Expression.Parameter(type);
        return Expression.Lambda(typeof(Func<,>).MakeGenericType(type, typeof(string)), Expression.Call(Expression.Convert(value, typeof(object)), nameof(ToString), null), value);
    }

    private static LambdaExpression From(Type type)
    {
        var text = Expression.Parameter(typeof(string));
        return Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(string), type),
            Expression.Convert(Expression.Call(typeof(Enum), nameof(Enum.Parse), null, Expression.Constant(type), text), type), text);
    }
}
