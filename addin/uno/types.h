/* SPDX-License-Identifier: MPL-2.0 */
/**
 * @file types.h
 * The UNO types and members that the add-in speaks, looked up once and kept for good: the library
 * is never unloaded, and after vfu_types_init() the tables never change.
 */
#ifndef VFU_TYPES_H
#define VFU_TYPES_H

#include "uno/uno.h"

/** The types; the order is that of the table in types.c. */
typedef enum vfu_type {
    VFU_XINTERFACE,
    VFU_XWEAK,
    VFU_XADAPTER,
    VFU_XTYPEPROVIDER,
    VFU_XSERVICEINFO,
    VFU_XSINGLECOMPONENTFACTORY,
    VFU_XFUNCTIONS, /**< the interface whose methods are the functions */
    VFU_XJOBEXECUTOR,
    VFU_XCOMPONENTCONTEXT,
    VFU_XPACKAGEINFORMATIONPROVIDER,
    VFU_XCOMPONENTLOADER,
    VFU_XMULTICOMPONENTFACTORY,
    VFU_XMULTISERVICEFACTORY,
    VFU_XREQUESTCALLBACK,
    VFU_XCALLBACK,
    VFU_XLOADABLE,
    VFU_XCLOSEABLE,
    VFU_XSPREADSHEETDOCUMENT,
    VFU_XCALCULATABLE,
    VFU_XINDEXACCESS,
    VFU_XNAMEACCESS,
    VFU_XCELL,
    VFU_XCELLRANGE,
    VFU_XCELLRANGEDATA,
    VFU_XCELLRANGEADDRESSABLE,
    VFU_XSHEETCELLRANGE,
    VFU_XSPREADSHEET,
    VFU_XUSEDAREACURSOR,
    VFU_XPROPERTYSET,
    VFU_XCELLRANGESQUERY,
    VFU_XSHEETOPERATION,
    VFU_XSHEETCELLRANGES,
    VFU_XSHEETCELLRANGECONTAINER,
    VFU_XMODIFYBROADCASTER,
    VFU_XCOMPONENT,
    VFU_XEVENTLISTENER,
    VFU_XMODIFYLISTENER,
    VFU_XDESKTOP,
    VFU_XMODEL,
    VFU_XSPREADSHEETVIEW,
    VFU_XINFOBARPROVIDER,
    VFU_XCELLRANGEREFERRER,
    VFU_XUNIQUECELLFORMATRANGESSUPPLIER,
    VFU_XCOLUMNROWRANGE,
    VFU_XNUMBERFORMATSSUPPLIER,
    VFU_XNUMBERFORMATS,
    VFU_XVOLATILERESULT,
    VFU_XRESULTLISTENER,
    VFU_RUNTIME_EXCEPTION,
    VFU_BYTES,       /**< []byte */
    VFU_STRINGS,     /**< []string */
    VFU_TYPES,       /**< []type */
    VFU_ROW,         /**< []any */
    VFU_ROWS,        /**< [][]any */
    VFU_STRING_ROWS, /**< [][]string */
    VFU_ADDRESSES,   /**< []com.sun.star.table.CellRangeAddress */
    VFU_PROPERTY,    /**< com.sun.star.beans.PropertyValue */
    VFU_PROPERTIES,  /**< []com.sun.star.beans.PropertyValue */
    VFU_PAIRS,       /**< []com.sun.star.beans.StringPair */
    VFU_LOCALE,      /**< com.sun.star.lang.Locale */
    VFU_TYPE_COUNT
} vfu_type;

/** The members that the add-in calls; the order is that of the table in types.c. */
typedef enum vfu_member {
    VFU_QUERY_INTERFACE,
    VFU_QUERY_ADAPTER,
    VFU_QUERY_ADAPTED,
    VFU_GET_VALUE_BY_NAME,
    VFU_GET_PACKAGE_LOCATION,
    VFU_LOAD_COMPONENT_FROM_URL,
    VFU_GET_SERVICE_MANAGER,
    VFU_CREATE_INSTANCE_WITH_CONTEXT,
    VFU_CREATE_INSTANCE,
    VFU_CREATE_INSTANCE_WITH_ARGUMENTS,
    VFU_ADD_CALLBACK,
    VFU_INIT_NEW,
    VFU_CLOSE,
    VFU_GET_SHEETS,
    VFU_IS_AUTOMATIC_CALCULATION_ENABLED,
    VFU_GET_COUNT,
    VFU_GET_BY_INDEX,
    VFU_GET_BY_NAME,
    VFU_GET_CELL_BY_POSITION,
    VFU_SET_FORMULA,
    VFU_GET_VALUE,
    VFU_GET_DATA_ARRAY,
    VFU_SET_DATA_ARRAY,
    VFU_GET_RANGE_ADDRESS,
    VFU_GET_SPREADSHEET,
    VFU_CREATE_CURSOR,
    VFU_GOTO_END_OF_USED_AREA,
    VFU_GET_CELL_RANGE_BY_POSITION,
    VFU_GET_PROPERTY_VALUE,
    VFU_SET_PROPERTY_VALUE,
    VFU_QUERY_FORMULA_CELLS,
    VFU_COMPUTE_FUNCTION,
    VFU_CLEAR_CONTENTS,
    VFU_GET_RANGE_ADDRESSES,
    VFU_ADD_RANGE_ADDRESSES,
    VFU_ADD_EVENT_LISTENER,
    VFU_ADD_MODIFY_LISTENER,
    VFU_REMOVE_MODIFY_LISTENER,
    VFU_GET_CURRENT_COMPONENT,
    VFU_GET_CURRENT_CONTROLLER,
    VFU_LOCK_CONTROLLERS,
    VFU_UNLOCK_CONTROLLERS,
    VFU_GET_ACTIVE_SHEET,
    VFU_APPEND_INFOBAR,
    VFU_REMOVE_INFOBAR,
    VFU_GET_REFERRED_CELLS,
    VFU_GET_UNIQUE_CELL_FORMAT_RANGES,
    VFU_GET_COLUMNS,
    VFU_GET_NUMBER_FORMATS,
    VFU_GET_FORMAT_BY_KEY,
    VFU_QUERY_KEY,
    VFU_ADD_NEW_FORMAT,
    VFU_RESULT_MODIFIED,
    VFU_MEMBER_COUNT
} vfu_member;

/** Looks everything up, once a process, with the interface whose methods are the functions; false
 *  where the office lacks a type. */
bool vfu_types_init(const char *functions_interface);

/** The description of a type. */
typelib_TypeDescription *vfu_type_description(vfu_type type);

/** The reference to a type, as an any bears it. */
typelib_TypeDescriptionReference *vfu_type_reference(vfu_type type);

/** The description of a member, as a dispatcher takes it. */
const typelib_TypeDescription *vfu_member_description(vfu_member member);

/** The reference to one of the basic types: void, boolean, double, string, any. */
typelib_TypeDescriptionReference *vfu_basic_type(typelib_TypeClass type_class);

/** Whether a UNO name (ASCII) is the given one. */
bool vfu_name_is(const rtl_uString *name, const char *ascii);

#endif
